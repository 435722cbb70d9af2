package org.postern.domain.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.postern.domain.address.BarePostmaster;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.NullPath;
import org.postern.domain.address.Path;
import org.postern.domain.address.PathParser;
import org.postern.domain.address.ReversePath;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.sasl.Response;

/**
 * From a line without its CR LF to a command: RFC 5321 §4.1.1. Total: whatever the octets, there is a command. Verbs are
 * matched as ASCII, so that no letter of another script folds into one.
 */
public final class CommandParser {
    private static final int LONGEST_NAME = 255;
    private static final char TLS_HANDSHAKE = 0x16;

    private CommandParser() {}

    /** Reads one line. */
    public static Command parse(ByteBuffer line) {
        return parse(line, PathParser.LONGEST_LOCAL_PART);
    }

    /** As {@link #parse(ByteBuffer)}, with another longest local part, in octets. */
    public static Command parse(ByteBuffer line, int longestLocalPart) {
        String text = decode(line).orElse(null);
        if (text == null) {
            return startsWithPathVerb(line)
                    ? new Command.Malformed(Replies.BAD_UTF8)
                    : new Command.Malformed(Replies.SYNTAX_ERROR);
        }
        return parse(Blanks.strip(text), longestLocalPart);
    }

    private static Command parse(String text, int longestLocalPart) {
        int space = text.indexOf(' ');
        String verb = upper(space < 0 ? text : text.substring(0, space));
        return command(verb, space < 0 ? "" : Blanks.strip(text.substring(space)), longestLocalPart);
    }

    private static Command command(String verb, String rest, int longestLocalPart) {
        return switch (verb) {
            case "HELO", "EHLO" -> greeting(verb, rest);
            case "MAIL" -> mail(rest, longestLocalPart);
            case "RCPT" -> rcpt(rest, longestLocalPart);
            case "DATA" -> alone(rest, new Command.Data());
            case "BDAT" -> bdat(rest);
            case "RSET" -> alone(rest, new Command.Rset());
            case "QUIT" -> alone(rest, new Command.Quit());
            case "STARTTLS" -> alone(rest, new Command.StartTls());
            case "NOOP" -> new Command.Noop();
            case "HELP" -> new Command.Help();
            case "VRFY" -> rest.isEmpty() ? new Command.Malformed(Replies.ARGUMENT_MISSING) : new Command.Vrfy();
            case "EXPN" -> new Command.Expn();
            case "AUTH" -> auth(rest);
            case "ETRN", "TURN", "ATRN", "SEND", "SOML", "SAML", "XCLIENT", "XFORWARD", "BURL" ->
                new Command.NotImplemented();
            default -> isForeign(verb) ? new Command.ForeignProtocol() : new Command.Unrecognized();
        };
    }

    private static Command alone(String rest, Command command) {
        return rest.isEmpty() ? command : new Command.Malformed(Replies.ARGUMENT_UNWANTED);
    }

    private static Command greeting(String verb, String rest) {
        if (rest.isEmpty()) {
            return new Command.Malformed(Replies.ARGUMENT_MISSING);
        }
        if (rest.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return new Command.Malformed(Replies.NAME_TOO_LONG);
        }
        return verb.equals("EHLO") ? new Command.Ehlo(rest) : new Command.Helo(rest);
    }

    private static Command mail(String rest, int longestLocalPart) {
        Optional<String> argument = behind("FROM:", rest);
        if (argument.isEmpty()) {
            return new Command.Malformed(Replies.EXPECTED_FROM);
        }
        return switch (PathParser.parse(argument.get(), longestLocalPart)) {
            case PathParser.NotAPath bad -> new Command.Malformed(Replies.badSender(bad.reason()));
            case PathParser.Parsed parsed -> mail(argument.get(), parsed);
        };
    }

    private static Command mail(String argument, PathParser.Parsed parsed) {
        if (!(parsed.path() instanceof ReversePath reversePath)) {
            return new Command.Malformed(Replies.POSTMASTER_REVERSE_PATH);
        }
        return switch (MailParametersParser.parse(argument.substring(parsed.length()))) {
            case MailParametersParser.Wrong wrong -> new Command.Malformed(wrong.reply());
            case MailParametersParser.Right right -> {
                boolean needsUtf8 = isInternationalized(argument, parsed)
                        && !right.parameters().smtpUtf8();
                yield needsUtf8
                        ? new Command.Malformed(Replies.NEEDS_SMTPUTF8)
                        : new Command.Mail(reversePath, right.parameters());
            }
        };
    }

    private static Command rcpt(String rest, int longestLocalPart) {
        Optional<String> argument = behind("TO:", rest);
        if (argument.isEmpty()) {
            return new Command.Malformed(Replies.EXPECTED_TO);
        }
        return switch (PathParser.parse(argument.get(), longestLocalPart)) {
            case PathParser.NotAPath bad -> new Command.Malformed(Replies.badRecipient(bad.reason()));
            case PathParser.Parsed parsed -> rcpt(argument.get(), parsed);
        };
    }

    private static Command rcpt(String argument, PathParser.Parsed parsed) {
        return switch (parsed.path()) {
            case NullPath nobody -> new Command.Malformed(Replies.NULL_FORWARD_PATH);
            case BarePostmaster postmaster -> rcpt(argument, parsed, postmaster);
            case Path path -> rcpt(argument, parsed, path);
        };
    }

    private static Command rcpt(String argument, PathParser.Parsed parsed, ForwardPath path) {
        return switch (RcptParametersParser.parse(argument.substring(parsed.length()))) {
            case RcptParametersParser.Wrong wrong -> new Command.Malformed(wrong.reply());
            case RcptParametersParser.Right right ->
                new Command.Rcpt(path, right.parameters(), isInternationalized(argument, parsed));
        };
    }

    private static boolean isInternationalized(String argument, PathParser.Parsed parsed) {
        return argument.chars().limit(parsed.length()).anyMatch(c -> c >= 128);
    }

    /** What stands behind {@code FROM:} or {@code TO:}; a space after the colon is common and does no harm. */
    private static Optional<String> behind(String keyword, String rest) {
        return rest.length() >= keyword.length()
                        && upper(rest.substring(0, keyword.length())).equals(keyword)
                ? Optional.of(Blanks.strip(rest.substring(keyword.length())))
                : Optional.empty();
    }

    private static Command auth(String rest) {
        String[] words = rest.split(" +", -1);
        if (rest.isEmpty() || words.length > 2) {
            return new Command.Malformed(Replies.EXPECTED_MECHANISM);
        }
        return new Command.Auth(
                Mechanism.of(words[0]), words.length == 1 ? Optional.empty() : Optional.of(Response.initial(words[1])));
    }

    private static Command bdat(String rest) {
        String[] words = rest.split(" +", -1);
        boolean last = words.length == 2 && upper(words[1]).equals("LAST");
        if (words.length > 2 || words.length == 2 && !last || !Digits.fitsLong(words[0])) {
            return new Command.Desynchronized(Replies.BAD_CHUNK);
        }
        return new Command.Bdat(Long.parseLong(words[0]), last);
    }

    /**
     * Postfix calls them forbidden commands: an HTTP client, a TLS handshake or message lines driven at a mail port. And a
     * PROXY header (version 1, or the line of version 2 that begins with NUL) where none is taken: whoever sends it speaks
     * for somebody else without being trusted to.
     */
    private static boolean isForeign(String verb) {
        boolean binary = !verb.isEmpty() && (verb.charAt(0) == TLS_HANDSHAKE || verb.charAt(0) == 0);
        return binary
                || verb.length() > 1 && verb.endsWith(":")
                || switch (verb) {
                    case "GET",
                            "POST",
                            "HEAD",
                            "PUT",
                            "DELETE",
                            "OPTIONS",
                            "CONNECT",
                            "TRACE",
                            "PATCH",
                            "PRI",
                            "PROXY" -> true;
                    default -> false;
                };
    }

    private static Optional<String> decode(ByteBuffer line) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(line.duplicate()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean startsWithPathVerb(ByteBuffer line) {
        String start = upper(StandardCharsets.ISO_8859_1
                .decode(line.slice(line.position(), Math.min(line.remaining(), 5)))
                .toString());
        return start.equals("MAIL ") || start.equals("RCPT ");
    }

    /** ASCII only: a text with other letters stays as it is and matches nothing. */
    private static String upper(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return text;
            }
        }
        return text.toUpperCase(Locale.ROOT);
    }
}
