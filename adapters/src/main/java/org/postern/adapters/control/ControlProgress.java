package org.postern.adapters.control;

/** How far something has come that the owner asked for: so many of so many. Never fails. */
@FunctionalInterface
public interface ControlProgress {
    void went(long done, long of);
}
