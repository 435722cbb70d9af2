package org.postern.application.port;

/** Why the store cannot take a message. The client is told to come back: each is a 4yz. */
public enum StoreFailure {
    /** No room: octets, inodes or the reserve that is never used up. 452 4.3.1. */
    FULL,
    /** More is waiting to be written than may wait. 452 4.3.1. */
    BUSY,
    /** The disk or file system failed, or is read-only, or did not answer in time. 451 4.3.0. */
    FAULT
}
