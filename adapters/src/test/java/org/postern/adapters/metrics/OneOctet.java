package org.postern.adapters.metrics;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.postern.domain.message.MessageContent;

/** One octet; whoever opens it waits as it is told. */
record OneOctet(Runnable opened) implements MessageContent {
    @Override
    public long size() {
        return 1;
    }

    @Override
    public InputStream open() {
        opened.run();
        return new ByteArrayInputStream(new byte[1]);
    }
}
