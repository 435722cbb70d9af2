package org.postern.domain.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The content as the client sent it, made again from a kept message: what stands behind our Received field, with the
 * fields that {@link StrippedFields} took out back in their places. The octets are those that were received, all of them.
 */
public final class OriginalContent implements MessageContent {
    /** A kept section is one that was received, with our fields on top and removed ones in base64. */
    private static final HeaderLimits LIMITS = new HeaderLimits(256 << 20, 256 << 20, 1_100_000);

    private final MessageContent file;
    private final int contentStart;
    private final List<RemovedField> removed;
    private final long size;

    private OriginalContent(MessageContent file, int contentStart, List<RemovedField> removed) {
        this.file = file;
        this.contentStart = contentStart;
        this.removed = List.copyOf(removed);
        this.size = file.size()
                - contentStart
                + removed.stream().mapToLong(field -> field.octets().length).sum();
    }

    /** That of a kept message; empty when the file is none of ours, or was cut or changed so that it cannot be made. */
    public static Optional<OriginalContent> of(MessageContent file) throws IOException {
        HeaderSection section;
        try (InputStream octets = file.open()) {
            section = HeaderReader.read(octets, LIMITS);
        }
        Optional<Trace> trace = Trace.read(section);
        int contentStart = KeptSize.contentStart(section.fields());
        if (trace.isEmpty() || contentStart < 0 || !isWhole(file, KeptSize.expected(section, trace.get()))) {
            return Optional.empty();
        }
        return removed(section, contentStart)
                .map(removed -> new OriginalContent(file, contentStart, removed))
                .filter(OriginalContent::placesFit);
    }

    private static boolean isWhole(MessageContent file, OptionalLong expected) {
        return expected.isPresent() && expected.getAsLong() == file.size();
    }

    private static Optional<List<RemovedField>> removed(HeaderSection section, int contentStart) {
        List<RemovedField> removed = new ArrayList<>();
        for (HeaderField field : section.fields()) {
            if (field.end() <= contentStart && field.is(StrippedFields.REMOVED)) {
                Optional<RemovedField> read = RemovedField.read(field);
                if (read.isEmpty()) {
                    return Optional.empty();
                }
                removed.add(read.get());
            }
        }
        return Optional.of(removed);
    }

    /** One behind the other, and none beyond the end. */
    private boolean placesFit() {
        long position = 0;
        for (RemovedField field : removed) {
            if (field.start() < position) {
                return false;
            }
            position = (long) field.start() + field.octets().length;
        }
        return position <= size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() throws IOException {
        InputStream rest = file.open();
        try {
            rest.skipNBytes(contentStart);
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            for (RemovedField field : removed) {
                int between = field.start() - head.size();
                byte[] kept = rest.readNBytes(between);
                if (kept.length < between) {
                    throw new EOFException("the file is shorter than it was");
                }
                head.writeBytes(kept);
                head.writeBytes(field.octets());
            }
            return new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), rest);
        } catch (IOException failed) {
            rest.close();
            throw failed;
        }
    }
}
