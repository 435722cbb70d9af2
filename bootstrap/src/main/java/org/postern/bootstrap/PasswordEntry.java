package org.postern.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.postern.bootstrap.command.Output;
import org.postern.domain.sasl.SaslPrep;

/** A password as it is entered: at a terminal twice and unseen, else the first line of standard input. */
final class PasswordEntry {
    private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");
    private static final int LONGEST = 1_024;

    private final InputStream input;
    private final boolean terminal;
    private final Output output;

    /** {@code terminal}: there is somebody to ask, and the console is where. */
    PasswordEntry(InputStream input, boolean terminal, Output output) {
        this.input = input;
        this.terminal = terminal;
        this.output = output;
    }

    /** The password prepared (SASLprep); empty when it is none, and one line says so. */
    Optional<String> read(String user) {
        Optional<String> entered = terminal ? atTerminal(user) : firstLine();
        Optional<String> prepared = entered.flatMap(SaslPrep::prepared).filter(text -> !text.isEmpty());
        if (entered.isPresent() && prepared.isEmpty()) {
            complain(
                    entered.get().isEmpty()
                            ? "a password is needed: at the terminal, or as the first line of standard input"
                            : "the password has characters in it that a password must not have (RFC 4013 2.3)");
        }
        return prepared;
    }

    private void complain(String complaint) {
        output.error().println("postern: " + complaint);
    }

    /** A JDK has a console in some versions also where none is; where the octets come from, the system knows. */
    @SuppressWarnings("SystemConsoleNull") // null is what a JDK of 21 says
    static boolean isTerminal() {
        try {
            String device = STANDARD_INPUT.toRealPath().toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException noSuchSystem) {
            return System.console() != null;
        }
    }

    @SuppressWarnings("SystemConsoleNull") // null is what a JDK of 21 says
    private Optional<String> atTerminal(String user) {
        Console console = System.console();
        if (console == null) {
            complain(
                    "the password would be seen: let standard output be the terminal as well, or pipe the password in");
            return Optional.empty();
        }
        char[] once = console.readPassword("Password for %s: ", user);
        char[] again = console.readPassword("Once more: ");
        if (once == null || again == null || !Arrays.equals(once, again)) {
            complain("the passwords differ; nothing was changed");
            return Optional.empty();
        }
        return Optional.of(new String(once));
    }

    private Optional<String> firstLine() {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int octet = input.read(); octet >= 0 && octet != '\n'; octet = input.read()) {
                if (line.size() == LONGEST) {
                    complain("the password is longer than " + LONGEST + " octets");
                    return Optional.empty();
                }
                line.write(octet);
            }
            return Optional.of(text(line.toByteArray()));
        } catch (CharacterCodingException notUtf8) {
            complain("the password is not UTF-8");
        } catch (IOException unread) {
            complain("standard input cannot be read: " + unread.getMessage());
        }
        return Optional.empty();
    }

    private static String text(byte[] octets) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets))
                .toString();
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
