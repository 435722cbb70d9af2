package org.postern.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import org.postern.domain.session.TlsFacts;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.MemoryClient;

/** A client that checks whatever it hears: RFC 5321 §4.2, replies of lines with one code, each of 512 octets at most. */
final class ReplyingClient implements MemoryClient {
    private static final int LONGEST = 510;

    private final Deque<ClientTurn> turns;
    private final boolean handshakes;

    ReplyingClient(Deque<ClientTurn> turns, boolean handshakes) {
        this.turns = turns;
        this.handshakes = handshakes;
    }

    @Override
    public ClientTurn next(byte[] said) {
        hear(said);
        return turns.isEmpty() ? new ClientTurn.Ends() : turns.removeFirst();
    }

    @Override
    public TlsFacts handshake(byte[] said) throws IOException {
        hear(said);
        if (!handshakes) {
            throw new IOException("no handshake");
        }
        return new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", "x");
    }

    void hear(byte[] said) {
        String text = new String(said, StandardCharsets.ISO_8859_1);
        Holds.that(text.isEmpty() || text.endsWith("\r\n"), "a reply ends with CR LF", text);
        String open = "";
        for (int at = 0; at < text.length(); at = text.indexOf("\r\n", at) + 2) {
            String line = text.substring(at, text.indexOf("\r\n", at));
            Holds.that(line.length() >= 4 && line.length() <= LONGEST, "the length of a line", line);
            Holds.that(line.chars().allMatch(c -> c >= ' ' && c < 127), "printable ASCII", line);
            String code = line.substring(0, 3);
            Holds.that(code.charAt(0) >= '2' && code.charAt(0) <= '5', "a code", line);
            Holds.that(code.chars().allMatch(c -> c >= '0' && c <= '9'), "digits", line);
            Holds.that(open.isEmpty() || open.equals(code), "one code in a reply", text);
            Holds.that(line.charAt(3) == ' ' || line.charAt(3) == '-', "a blank or a hyphen", line);
            open = line.charAt(3) == '-' ? code : "";
        }
        Holds.that(open.isEmpty(), "a last line", text);
    }
}
