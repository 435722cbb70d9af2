package org.postern.application.port;

/** Nobody can say now whom the server has met: mail goes on as if there were no greylist. */
public final class GreylistFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    public GreylistFault(String why) {
        super(why);
        this.why = why;
    }

    public GreylistFault(String why, Throwable cause) {
        super(why, cause);
        this.why = why;
    }

    /** What there is to say about it. */
    public String why() {
        return why;
    }
}
