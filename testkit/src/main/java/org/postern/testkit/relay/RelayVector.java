package org.postern.testkit.relay;

import java.util.List;
import org.postern.testkit.transcript.Escapes;

/**
 * A way to send mail through the server to somebody. {@code reply}: the command that decides, its reply code and enhanced
 * status code ({@code RCPT 550 5.7.1}); {@code keptFor}: the mailbox it reaches in a domain that takes every local part,
 * {@code -} for none; {@code mail} and {@code rcpt}: what stands behind these verbs.
 */
public record RelayVector(int line, String reply, String keptFor, String mail, String rcpt, String why) {
    private static final String NOBODY = "-";
    private static final String TAKEN = "RCPT 250 2.1.5";

    static RelayVector of(int line, String row) {
        List<String> fields = List.of(row.split("\t", -1));
        if (fields.size() != 5) {
            throw new IllegalArgumentException("line " + line + " has " + fields.size() + " fields");
        }
        return new RelayVector(line, fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4));
    }

    /** Whether it is taken where only the mailboxes of {@link RelayVectors#MAILBOXES} are known. */
    public boolean isTaken() {
        return reply.equals(TAKEN);
    }

    /** Whether a domain that takes every local part takes it. */
    public boolean isTakenByOpenDomain() {
        return !keptFor.equals(NOBODY);
    }

    /** The reply that decides in domains that take every local part. */
    public String replyOfOpenDomain() {
        return isTakenByOpenDomain() ? TAKEN : reply;
    }

    byte[] mailOctets() {
        return Escapes.octets("MAIL " + mail + "\\r\\n");
    }

    byte[] rcptOctets() {
        return Escapes.octets("RCPT " + rcpt + "\\r\\n");
    }

    @Override
    public String toString() {
        return line + " " + mail + " " + rcpt + " (" + why + ")";
    }
}
