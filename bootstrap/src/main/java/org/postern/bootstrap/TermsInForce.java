package org.postern.bootstrap;

/** The terms of sessions that begin now; the one reference that a reload changes. */
final class TermsInForce {
    private volatile Terms terms;

    TermsInForce(Terms first) {
        this.terms = first;
    }

    Terms now() {
        return terms;
    }

    void become(Terms next) {
        terms = next;
    }
}
