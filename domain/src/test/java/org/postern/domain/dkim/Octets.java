package org.postern.domain.dkim;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.postern.domain.message.MessageContent;

/** A message in memory. */
public record Octets(String text) implements MessageContent {
    @Override
    public long size() {
        return text.length();
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(Reference.octets(text));
    }
}
