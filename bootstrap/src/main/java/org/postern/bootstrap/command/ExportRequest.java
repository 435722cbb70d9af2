package org.postern.bootstrap.command;

import java.nio.file.Path;
import org.postern.application.port.IndexQuery;

/** Which messages to write out, where to and in which form; {@code original}: what the client sent, without our fields. */
public record ExportRequest(Path place, Format format, IndexQuery query, boolean original) {

    /** A form that mail programs read. */
    public enum Format {
        /** One file. */
        MBOX,
        /** A folder of files. */
        MAILDIR
    }
}
