package org.postern.application.port;

/** Where the index lies: what can be opened, and moved away when it is of no use. */
public interface IndexPlace {

    /**
     * Opens the index, an empty one where there is none. What is there but damaged is left as it is and the fault is
     * {@link IndexFault.Kind#DAMAGED}.
     */
    MessageIndex open() throws IndexFault;

    /** Moves away what is there, so that it can be looked into; the next {@link #open} begins empty. */
    void setAside() throws IndexFault;

    /**
     * Rewrites what is there, so that nothing of the entries that were removed is left on the disk, nor anything that was
     * set aside before. Nothing may be open. A fault leaves a place that can be opened as before, or again.
     */
    void compact() throws IndexFault;
}
