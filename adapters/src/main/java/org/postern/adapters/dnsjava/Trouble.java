package org.postern.adapters.dnsjava;

import java.io.IOException;

/** Why a look-up failed, in the words that an answer's detail has. Never leaves this package. */
final class Trouble extends IOException {
    static final String TIMEOUT = "timeout";
    static final String BOGUS = "bogus";
    static final String INTERRUPTED = "interrupted";
    private static final long serialVersionUID = 1;

    private final String detail;

    Trouble(String detail) {
        super(detail);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
