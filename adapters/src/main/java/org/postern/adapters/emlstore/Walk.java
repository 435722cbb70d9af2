package org.postern.adapters.emlstore;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.postern.application.port.StoredMessage;

/** Goes through messages of the store in portions, each read from the disk in one go. */
@FunctionalInterface
interface Walk {

    /** The next portion, which may be empty; nothing at the end. */
    Optional<List<StoredMessage>> next() throws IOException;
}
