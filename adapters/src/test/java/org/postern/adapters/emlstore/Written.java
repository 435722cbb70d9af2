package org.postern.adapters.emlstore;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;

/** A message that a test gives to the store. */
final class Written implements MessageContent {
    private final TransactionId id;
    private final byte[] head;
    private final byte[] content;

    Written(TransactionId id, RandomGenerator random, int most) {
        this.id = id;
        this.head = new byte[20];
        this.content = new byte[random.nextInt(most + 1)];
        random.nextBytes(head);
        random.nextBytes(content);
    }

    TransactionId id() {
        return id;
    }

    byte[] head() {
        return head;
    }

    Keeping keeping() {
        return new Keeping(id, head, this, 0);
    }

    /** Whether a file is this message, whole. */
    boolean is(byte[] file) {
        return file.length == head.length + content.length
                && Arrays.equals(file, 0, head.length, head, 0, head.length)
                && Arrays.equals(file, head.length, file.length, content, 0, content.length);
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
