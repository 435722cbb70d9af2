package org.postern.adapters.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a PROXY header without the connection around it. */
public final class ProxyReader {

    private ProxyReader() {}

    /** Address and port of the client that the header names, with a space between, if it names one. */
    public static Optional<String> read(InputStream in) throws IOException {
        return ProxyHeader.read(in).source().map(source -> source.address().text() + " " + source.port());
    }
}
