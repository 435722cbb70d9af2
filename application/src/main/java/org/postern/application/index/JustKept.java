package org.postern.application.index;

import java.util.Optional;
import org.postern.application.port.IndexEntry;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.smtp.TransactionId;

/** A message that was just kept, with its header section while that is in memory: then nobody has to read the file for it. */
public final class JustKept {
    /** A longer section is not held in memory but read from the file. */
    static final int LONGEST_SECTION = 32 << 10;

    private static final byte[] IN_FILE = {};

    private final TransactionId id;
    private final long size;
    private final byte[] section;

    private JustKept(TransactionId id, long size, byte[] section) {
        this.id = id;
        this.size = size;
        this.section = section;
    }

    /**
     * {@code size}: octets of the file; {@code section}: the header section of the file, trace fields on top, with the empty
     * line that ends it, if it has one; not to be changed any more.
     */
    public static JustKept of(TransactionId id, long size, byte[] section) {
        return new JustKept(id, size, section.length > LONGEST_SECTION ? IN_FILE : section);
    }

    /** One of which nothing but the id is in memory. */
    public static JustKept inFile(TransactionId id) {
        return new JustKept(id, 0, IN_FILE);
    }

    /** Its id. */
    public TransactionId id() {
        return id;
    }

    /** How many octets of it are in memory. */
    int octets() {
        return section.length;
    }

    /** Its entry in the index, the same that is read from the file; empty when it has to be read from there. */
    public Optional<IndexEntry> entry() {
        return section.length == 0
                ? Optional.empty()
                : Optional.of(EntryReader.read(id.text(), size, HeaderReader.read(section)));
    }
}
