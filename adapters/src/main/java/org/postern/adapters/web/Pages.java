package org.postern.adapters.web;

import java.util.Optional;

/** The texts there are. Asked by many at once; must not wait for a disk or a peer. */
public interface Pages {

    /** The text at a path of a host; {@code host} is in lower case, without port and final dot. */
    Optional<String> text(String host, String path);
}
