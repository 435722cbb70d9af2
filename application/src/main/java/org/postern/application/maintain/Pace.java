package org.postern.application.maintain;

/** Told how far something long has come. Quick, and never failing. */
@FunctionalInterface
public interface Pace {
    /** For whoever does not want to know. */
    Pace UNSEEN = (done, of) -> {};

    /** So many of so many are done. */
    void went(long done, long of);
}
