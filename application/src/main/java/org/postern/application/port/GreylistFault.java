package org.postern.application.port;

/** Nobody can say now whom the server has met: mail goes on as if there were no greylist. The message says why. */
public final class GreylistFault extends Exception {
    private static final long serialVersionUID = 1L;

    public GreylistFault(String message) {
        super(message);
    }

    public GreylistFault(String message, Throwable cause) {
        super(message, cause);
    }
}
