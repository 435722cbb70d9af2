package org.postern.testkit.relay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.testkit.channel.ClientTurn;
import org.postern.testkit.channel.MemoryClient;

/**
 * A client that tries one vector in a whole conversation: EHLO, MAIL, RCPT and DATA, refused or not, and the message if it
 * is asked for. It remembers the first reply to each command.
 */
public final class RelayAttempt implements MemoryClient {
    private static final byte[] CONTENT = ascii("Subject: relay\r\n\r\nThrough you.\r\n.\r\n");

    /** What it says besides the vector. */
    public enum Manner {
        /** One command after the other. */
        ALONE,
        /** As a client that claims to be the server itself. */
        AS_THE_SERVER,
        /** With a recipient before it and one behind it that are ours. */
        AMONG_OURS,
        /** MAIL, RCPT and DATA at once: RFC 2920. */
        PIPELINED
    }

    private final List<byte[]> sends = new ArrayList<>();
    private final List<List<String>> verbs = new ArrayList<>();
    private final Map<String, String> replies = new LinkedHashMap<>();
    private int next;

    /** Tries this vector in that manner. */
    public RelayAttempt(RelayVector vector, Manner manner) {
        say(
                "EHLO",
                ascii("EHLO " + (manner == Manner.AS_THE_SERVER ? "mx.example.org" : "client.example.net") + "\r\n"));
        switch (manner) {
            case ALONE, AS_THE_SERVER -> {
                say("MAIL", vector.mailOctets());
                say("RCPT", vector.rcptOctets());
                say("DATA", ascii("DATA\r\n"));
            }
            case AMONG_OURS -> {
                say("MAIL", vector.mailOctets());
                say("BEFORE", ascii("RCPT TO:<postmaster>\r\n"));
                say("RCPT", vector.rcptOctets());
                say("BEHIND", ascii("RCPT TO:<postmaster@kiss.example>\r\n"));
                say("DATA", ascii("DATA\r\n"));
            }
            case PIPELINED -> {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                all.writeBytes(vector.mailOctets());
                all.writeBytes(vector.rcptOctets());
                all.writeBytes(ascii("DATA\r\n"));
                sends.add(all.toByteArray());
                verbs.add(List.of("MAIL", "RCPT", "DATA"));
            }
        }
    }

    private void say(String verb, byte[] octets) {
        sends.add(octets);
        verbs.add(List.of(verb));
    }

    @Override
    public ClientTurn next(byte[] said) {
        listen(said);
        if (replies.getOrDefault("DATA", "").startsWith("354") && !replies.containsKey(".")) {
            sends.add(CONTENT);
            verbs.add(List.of("."));
        }
        return next < sends.size() ? new ClientTurn.Sends(ByteBuffer.wrap(sends.get(next++))) : new ClientTurn.Ends();
    }

    /** How many replies it waits for now. */
    public int awaited() {
        return next == 0 ? 1 : verbs.get(next - 1).size();
    }

    /** Takes the last octets of the server, when there is no more to say. */
    public void listen(byte[] said) {
        List<String> names = next == 0 ? List.of("greeting") : verbs.get(next - 1);
        int name = 0;
        for (String line : new String(said, StandardCharsets.US_ASCII).split("\r\n")) {
            boolean last = line.length() > 3 && line.charAt(3) == ' ';
            if (last && name < names.size()) {
                replies.putIfAbsent(names.get(name), line);
                name++;
            }
        }
    }

    /** Command, reply code and enhanced status code of the first of MAIL and RCPT that was refused; else of RCPT. */
    public String decision() {
        String mail = replies.getOrDefault("MAIL", "");
        String verb = mail.startsWith("250") ? "RCPT" : "MAIL";
        String reply = replies.getOrDefault(verb, "(none)");
        return verb + " " + reply.split(" ", 3)[0] + " " + reply.split(" ", 3)[1];
    }

    /** The reply code to a command, or to the message as {@code .}; empty when there was none. */
    public String code(String verb) {
        String reply = replies.getOrDefault(verb, "");
        return reply.substring(0, Math.min(3, reply.length()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
