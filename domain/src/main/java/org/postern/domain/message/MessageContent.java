package org.postern.domain.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * The content of a message as it was received (RFC 5321 §2.3.9): every octet the client sent between DATA and the final
 * dot, dot-stuffing removed, nothing else changed. It can be read any number of times until its owner releases it.
 */
public interface MessageContent {

    /** The number of octets. */
    long size();

    /** The octets from the first. An exception is a fault of the machine, never of the content. */
    InputStream open() throws IOException;
}
