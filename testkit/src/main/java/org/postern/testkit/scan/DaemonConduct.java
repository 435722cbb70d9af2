package org.postern.testkit.scan;

/** How the daemon behind a scanner behaves. */
public enum DaemonConduct {
    /** It takes the message and has nothing against it. */
    CONTENT,
    /** It takes the message and condemns it. */
    CONDEMNING,
    /** Nobody listens. */
    ABSENT,
    /** It accepts the connection and reads nothing. */
    DEAF,
    /** It reads everything and says nothing. */
    SILENT,
    /** It hangs up in the middle of its answer. */
    CUT_OFF,
    /** Its answer makes no sense. */
    GARBAGE,
    /** Its answer goes on and on, as fast as it can. */
    ENDLESS,
    /** Its answer goes on and on, an octet now and then. */
    DRIPPING
}
