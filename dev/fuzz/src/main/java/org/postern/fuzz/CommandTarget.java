package org.postern.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.postern.domain.smtp.Command;
import org.postern.domain.smtp.CommandParser;
import org.postern.domain.smtp.Reply;

/**
 * RFC 5321 §2.4, §4.1.1: a verb is the same in any case, white space at the end does not matter, a wrong command gets a
 * 5yz, and the path of MAIL and RCPT, said again, is the same path.
 */
public final class CommandTarget {
    private static final int VERB = 4;

    private CommandTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        String line = new String(octets, StandardCharsets.ISO_8859_1);
        Command command = parsed(line);
        int verb = Math.min(VERB, line.length());
        String head = line.substring(0, verb);
        if (head.chars().allMatch(c -> c < 128)) {
            Holds.same(command, parsed(head.toLowerCase(Locale.ROOT) + line.substring(verb)), "verb in lower case");
            Holds.same(command, parsed(head.toUpperCase(Locale.ROOT) + line.substring(verb)), "verb in upper case");
        }
        Holds.same(command, parsed(line + " "), "a space at the end");
        switch (command) {
            case Command.Malformed malformed -> refused(malformed.reply());
            case Command.Desynchronized lost -> refused(lost.reply());
            case Command.Mail mail -> {
                String again = "MAIL FROM:" + octets(mail.reversePath().text()) + " SMTPUTF8";
                Holds.that(
                        parsed(again) instanceof Command.Mail same
                                && same.reversePath().equals(mail.reversePath()),
                        "the same reverse-path",
                        again);
            }
            case Command.Rcpt rcpt -> {
                Command again = parsed("RCPT TO:" + octets(rcpt.path().text()));
                Holds.that(
                        again instanceof Command.Rcpt same && same.path().equals(rcpt.path()),
                        "the same forward-path",
                        rcpt);
            }
            case Command.Bdat bdat -> Holds.that(bdat.size() >= 0, "a size", bdat);
            case Command.Helo helo -> Holds.that(!helo.name().isEmpty(), "a name", helo);
            case Command.Ehlo ehlo -> Holds.that(!ehlo.name().isEmpty(), "a name", ehlo);
            case Command.Data data -> alone(line, "DATA");
            case Command.Rset rset -> alone(line, "RSET");
            case Command.Quit quit -> alone(line, "QUIT");
            case Command.StartTls tls -> alone(line, "STARTTLS");
            case Command.Vrfy vrfy -> {}
            case Command.Expn expn -> {}
            case Command.Help help -> {}
            case Command.Noop noop -> {}
            case Command.Auth auth -> {}
            case Command.NotImplemented not -> {}
            case Command.Unrecognized unknown -> {}
            case Command.ForeignProtocol foreign -> {}
        }
    }

    private static void alone(String line, String verb) {
        Holds.same(verb, line.strip().toUpperCase(Locale.ROOT), "a verb that stands alone");
    }

    private static void refused(Reply reply) {
        Holds.that(reply.isRefusal(), "a wrong command gets a 5yz", reply);
        reply.lines().forEach(one -> Shown.holds(one, 500));
    }

    private static Command parsed(String line) {
        return CommandParser.parse(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
