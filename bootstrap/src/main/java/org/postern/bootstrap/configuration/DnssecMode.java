package org.postern.bootstrap.configuration;

/** Who validates answers of the DNS: nobody, the name servers, or this server. */
public enum DnssecMode {
    NONE("false"),
    BY_SERVER("by-server"),
    HERE("true");

    private final String word;

    DnssecMode(String word) {
        this.word = word;
    }

    /** As it is written in the file. */
    String word() {
        return word;
    }
}
