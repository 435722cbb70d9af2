package org.postern.adapters.dryrun;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A client that sends one message in lock-step: EHLO, MAIL, RCPT for each recipient, DATA when one was accepted, QUIT.
 * The dialogue is written down as RFC 5321 Appendix D does, the mail data as a remark.
 */
public final class ScriptedClient {
    private final String helo;
    private final String mail;
    private final Deque<String> recipients;
    private final byte[] content;
    private final List<String> dialogue = new ArrayList<>();
    private boolean someAccepted;
    private State state = State.WAITING;

    private enum State {
        WAITING,
        GREETING,
        SENDING,
        NAMING,
        ANNOUNCING,
        DELIVERING,
        LEAVING
    }

    /**
     * @param mail what follows {@code MAIL FROM:}, as are the recipients what follows {@code RCPT TO:}
     * @param content lines end in CR LF
     */
    public ScriptedClient(String helo, String mail, List<String> recipients, byte[] content) {
        this.helo = helo;
        this.mail = mail;
        this.recipients = new ArrayDeque<>(recipients);
        this.content = content.clone();
    }

    /** Everything that was said, a line each with {@code C:} or {@code S:}. */
    public List<String> dialogue() {
        return List.copyOf(dialogue);
    }

    /** Hears a whole reply; gives what it says to that, nothing when it has no more to say. */
    Optional<byte[]> hear(List<String> reply) {
        if (reply.isEmpty()) {
            return Optional.empty();
        }
        reply.forEach(line -> dialogue.add("S: " + line));
        int code = Integer.parseInt(reply.getLast().substring(0, 3));
        boolean positive = code < 400;
        return switch (state) {
            case WAITING -> positive ? say(State.GREETING, "EHLO " + helo) : leave();
            case GREETING -> positive ? say(State.SENDING, "MAIL FROM:" + mail) : leave();
            case SENDING -> positive ? nextRecipient() : leave();
            case NAMING -> {
                someAccepted |= positive;
                yield nextRecipient();
            }
            case ANNOUNCING -> positive ? deliver() : leave();
            case DELIVERING -> leave();
            case LEAVING -> Optional.empty();
        };
    }

    private Optional<byte[]> nextRecipient() {
        String next = recipients.poll();
        if (next != null) {
            return say(State.NAMING, "RCPT TO:" + next);
        }
        return someAccepted ? say(State.ANNOUNCING, "DATA") : leave();
    }

    private Optional<byte[]> deliver() {
        state = State.DELIVERING;
        dialogue.add("C: (" + content.length + " octets of mail data)");
        dialogue.add("C: .");
        return Optional.of(MailData.of(content));
    }

    private Optional<byte[]> leave() {
        return say(State.LEAVING, "QUIT");
    }

    private Optional<byte[]> say(State next, String line) {
        state = next;
        dialogue.add("C: " + line);
        return Optional.of((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
