package org.postern.adapters.http;

/** What is at a path. Asked by many at once; must not wait for a disk or a peer. */
public interface Page {

    /** The page as it is now; {@code accept} is the Accept field, empty when there is none. */
    Answer answer(String accept);
}
