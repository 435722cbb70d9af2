package org.postern.domain.session;

/** How what the machine asks for turns out in the state sweep. */
enum Fate {
    /** As the client would like it. */
    GOOD,
    /** A 4yz. */
    DEFERRED,
    /** A 5yz. */
    REFUSED,
    /** Mail data came and could not be taken: a 552. */
    NOT_TAKEN,
    /** Time is up: a 421. */
    BROKEN,
    /** The client is gone. */
    LOST
}
