package org.postern.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.LongToIntFunction;
import org.postern.domain.address.IpAddress;
import org.postern.domain.session.Client;
import org.postern.domain.session.TlsFacts;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;

/** Plays a story through a whole conversation, without a network and in no time. */
public final class MemoryPlayer {
    private static final TlsFacts TLS = new TlsFacts("TLSv1.3", "TLS_AES_256_GCM_SHA384", "mx.example.org");

    private MemoryPlayer() {}

    /** Plays it, with reads as large as that allows at each offset of what the client sends. */
    public static void play(Transcript story, boolean overTls, LongToIntFunction readSizes) {
        ManualTime time = new ManualTime();
        StoryServer server = new StoryServer(story.settings(), time, time);
        StoryClient client = new StoryClient(story);
        MemoryChannel channel = new MemoryChannel(client, time, readSizes);
        server.conversation().hold(client(overTls, story.settings().earlyTalker()), channel);
        client.end(channel.unseen());
        StoryCheck.store(story, server.store());
        assertThat(channel.isClosed()).as("channel closed").isTrue();
        assertThat(server.store().openSpools()).as("spools left open").isZero();
        assertThat(server.observer().endings()).hasSize(1);
        LedgerCheck.entries(story, server);
        boolean faultTold = story.says("421 4.3.0");
        assertThat(server.observer().faults()).hasSize(faultTold ? 1 : 0);
    }

    /** The client of every story. */
    public static Client client(boolean overTls) {
        return client(overTls, false);
    }

    private static Client client(boolean overTls, boolean early) {
        IpAddress address = IpAddress.parse("192.0.2.25").orElseThrow();
        return new Client(address, 52_525, overTls ? Optional.of(TLS) : Optional.empty(), early);
    }
}
