package org.postern.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.domain.session.TlsFacts;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.MemoryClient;

/**
 * The client of a story in memory. Before each of its turns it checks what the server said since the last. A mistake of
 * the server is remembered and told at the {@link #end}, so that no server can take it for a failure of its own.
 */
final class StoryClient implements MemoryClient {
    private final List<Turn> turns;
    private final List<AssertionError> mistakes = new ArrayList<>();
    private int next;
    private boolean ended;

    StoryClient(Transcript story) {
        this.turns = story.turns();
    }

    @Override
    public ClientTurn next(byte[] said) {
        check(said);
        if (ended || next == turns.size() || !mistakes.isEmpty()) {
            return new ClientTurn.Ends();
        }
        return switch (turns.get(next++)) {
            case Turn.ClientSays says -> said(says);
            case Turn.ClientCloses closes -> new ClientTurn.Ends();
            case Turn.ClientVanishes vanishes -> new ClientTurn.Vanishes();
            case Turn.Silence silence -> new ClientTurn.Waits(silence.time());
            case Turn.ServerStops stops -> new ClientTurn.SeesServerStop();
            case Turn.Handshake handshake -> unexpected("the server waits for octets and not for a handshake");
            case Turn.ServerCloses closes -> unexpected("the server waits for octets and does not close");
            case Turn.ServerSays says -> throw new IllegalStateException("replies were checked");
        };
    }

    /** A close right behind octets waits for no reply to them. */
    private ClientTurn said(Turn.ClientSays says) {
        ended = next < turns.size() && turns.get(next) instanceof Turn.ClientCloses;
        next += ended ? 1 : 0;
        return new ClientTurn.Sends(says.octets());
    }

    private ClientTurn unexpected(String mistake) {
        mistakes.add(new AssertionError(mistake));
        return new ClientTurn.Ends();
    }

    @Override
    public TlsFacts handshake(byte[] said) throws IOException {
        check(said);
        if (next < turns.size() && turns.get(next) instanceof Turn.Handshake handshake) {
            next++;
            if (handshake.succeeds()) {
                return new TlsFacts("TLSv1.3", "TLS_AES_256_GCM_SHA384", "mx.example.org");
            }
            throw new IOException("handshake failed");
        }
        unexpected("the server begins a handshake");
        throw new IOException("unexpected handshake");
    }

    private void check(byte[] said) {
        try {
            List<List<String>> replies = replies(said);
            for (List<String> reply : replies) {
                boolean expected = next < turns.size() && turns.get(next) instanceof Turn.ServerSays;
                assertThat(expected).as("the server says %s", reply).isTrue();
                StoryCheck.reply(((Turn.ServerSays) turns.get(next)).lines(), reply);
                next++;
            }
            boolean silent = next < turns.size() && turns.get(next) instanceof Turn.ServerSays;
            assertThat(silent)
                    .as("the server waits and has not said %s", silent ? turns.get(next) : "")
                    .isFalse();
        } catch (AssertionError mistake) {
            mistakes.add(mistake);
        }
    }

    /** Octets of the server as replies of lines: RFC 5321 §4.2.1. */
    static List<List<String>> replies(byte[] said) {
        String text = new String(said, StandardCharsets.US_ASCII);
        assertThat(text.isEmpty() || text.endsWith("\r\n"))
                .as("replies end with CR LF")
                .isTrue();
        List<List<String>> replies = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : text.isEmpty()
                ? new String[0]
                : text.substring(0, text.length() - 2).split("\r\n", -1)) {
            assertThat(line.length()).as("length of %s", line).isBetween(4, 510);
            lines.add(line);
            if (line.charAt(3) == ' ') {
                replies.add(List.copyOf(lines));
                lines.clear();
            }
        }
        assertThat(lines).as("lines without a last one").isEmpty();
        return replies;
    }

    /** What is left to check once the server has closed, having said this. */
    void end(byte[] said) {
        check(said);
        if (next < turns.size() && turns.get(next) instanceof Turn.ServerCloses) {
            next++;
        }
        if (mistakes.isEmpty() && next < turns.size()) {
            mistakes.add(new AssertionError("the server closed before " + turns.get(next)));
        }
        if (!mistakes.isEmpty()) {
            throw mistakes.getFirst();
        }
    }
}
