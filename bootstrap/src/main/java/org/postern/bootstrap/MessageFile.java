package org.postern.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.message.OriginalContent;
import org.postern.domain.message.Trace;

/**
 * A message in a file, as it went over the wire. A file that Postern kept gives what the client sent, and how it came; one
 * whose lines end in LF alone, as mail programs save them, is read with CR LF.
 */
final class MessageFile implements MessageContent {
    private static final long MOST_OCTETS = 1L << 30;

    private final byte[] octets;

    private MessageFile(byte[] octets) {
        this.octets = octets;
    }

    /** The content to judge, its header section, and how it came when the file tells. */
    record Read(MessageContent content, HeaderSection section, Optional<Trace> trace) {}

    static Read read(Path file) throws IOException {
        if (Files.size(file) > MOST_OCTETS) {
            throw new IOException("larger than 1 GiB");
        }
        MessageFile whole = new MessageFile(withLineEnds(Files.readAllBytes(file)));
        Optional<Trace> trace = Trace.read(whole.section());
        Optional<OriginalContent> original = trace.isEmpty() ? Optional.empty() : OriginalContent.of(whole);
        if (original.isEmpty()) {
            return new Read(whole, whole.section(), Optional.empty());
        }
        try (InputStream content = original.get().open()) {
            return new Read(original.get(), HeaderReader.read(content), trace);
        }
    }

    private HeaderSection section() throws IOException {
        return HeaderReader.read(open());
    }

    private static byte[] withLineEnds(byte[] octets) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(octets.length);
        byte before = 0;
        for (byte octet : octets) {
            if (before == '\r' && octet == '\n') {
                return octets;
            }
            if (octet == '\n') {
                lines.write('\r');
            }
            lines.write(octet);
            before = octet;
        }
        return lines.toByteArray();
    }

    @Override
    public long size() {
        return octets.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(octets);
    }
}
