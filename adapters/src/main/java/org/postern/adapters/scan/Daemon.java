package org.postern.adapters.scan;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import org.postern.domain.scan.ScanAnswer;

/** A daemon at an endpoint, asked about one message over one connection. What goes wrong there makes it unavailable. */
public record Daemon(Endpoint endpoint) {

    /** What is said over a connection. A failure to speak is an exception, as is an answer that makes no sense. */
    @FunctionalInterface
    public interface Talk {
        ScanAnswer over(Connection connection) throws IOException;
    }

    /** The answer, in time. */
    public ScanAnswer ask(Duration patience, Talk talk) {
        try (Connection connection = Connection.open(endpoint, patience)) {
            return talk.over(connection);
        } catch (IOException failed) {
            return ScanAnswer.unavailable(words(failed, patience));
        }
    }

    /** A failure in words for the owner. */
    public static String words(IOException failed, Duration patience) {
        return switch (failed) {
            case OverdueException late -> "no answer in " + patience.toMillis() + " ms";
            case ClosedByInterruptException stopped -> "nobody waits for the answer any more";
            case EOFException cut -> "the connection ended early";
            default -> failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
        };
    }
}
