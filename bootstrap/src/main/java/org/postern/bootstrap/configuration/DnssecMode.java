package org.postern.bootstrap.configuration;

/** Who validates answers of the DNS: nobody, the name servers, or this server. */
public enum DnssecMode {
    NONE,
    BY_SERVER,
    HERE
}
