package org.postern.adapters.emlstore;

/** The right to write to a store, held until it is released or the process ends. */
@FunctionalInterface
interface StoreLock {

    /** Gives it up. */
    void release();
}
