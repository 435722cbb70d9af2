package org.postern.adapters.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.postern.application.maintain.Export;
import org.postern.application.port.IndexEntry;
import org.postern.domain.message.MessageContent;

/** One file of messages, each behind a From_ line with its reverse-path and time (RFC 4155), quoted as mboxrd does. */
public final class MboxFile implements Export.Target, AutoCloseable {
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss uuuu", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final FileChannel channel;
    private final OutputStream to;

    /** A new file; it must not be there. */
    public MboxFile(Path file) throws IOException {
        this.channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        this.to = new BufferedOutputStream(Channels.newOutputStream(channel), 64 << 10);
    }

    @Override
    public boolean add(IndexEntry entry, MessageContent content) throws IOException {
        to.write(fromLine(entry).getBytes(StandardCharsets.UTF_8));
        try (InputStream octets = content.open()) {
            new LocalLines(to, true).write(octets);
        }
        to.write('\n');
        return true;
    }

    /** An address with spaces in it would read as more than one word. */
    private static String fromLine(IndexEntry entry) {
        String sender = entry.reversePath().isEmpty()
                ? "MAILER-DAEMON"
                : entry.reversePath().replace(' ', '_');
        return "From " + sender + " " + ASCTIME.format(entry.receivedAt()) + "\n";
    }

    /** All of it is durable, or it is an exception. */
    @Override
    public void close() throws IOException {
        try {
            to.flush();
            channel.force(true);
        } finally {
            channel.close();
        }
    }
}
