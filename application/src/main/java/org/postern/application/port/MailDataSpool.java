package org.postern.application.port;

import java.util.Optional;
import org.postern.domain.message.MessageContent;

/**
 * Mail data on their way in: in memory while small, on the store's file system when large; at no time visible as a
 * message. One session at a time uses it. Closing it releases its memory and its file, and may be done twice.
 */
public interface MailDataSpool extends MessageContent, AutoCloseable {

    /** Takes further octets; after a failure it takes no more and {@link #open} has nothing to give. */
    Optional<StoreFailure> append(byte[] octets, int from, int length);

    @Override
    void close();
}
