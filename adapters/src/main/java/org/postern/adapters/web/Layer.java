package org.postern.adapters.web;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** What lies between TCP and HTTP. */
public interface Layer {

    /** The connection to read a request from; empty when there will be none. */
    Optional<Socket> over(Socket raw) throws IOException;

    /** Nothing: HTTP in clear. */
    static Layer none() {
        return Optional::of;
    }
}
