package org.postern.bootstrap;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.acme.FolderShelf;
import org.postern.application.certificate.CertificateState;
import org.postern.application.port.Attempts;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.domain.address.DomainName;

/** {@code postern acme}: how it stands with each certificate, as the folder says, whether a server runs or not. */
final class Acme {
    private Acme() {}

    static ExitCode print(Configuration configuration, Output output) {
        if (configuration.acme().isEmpty()) {
            output.out().println("no authority is asked; see acme in docs/configuration.md");
            return ExitCode.FINE;
        }
        try {
            Instant now = Instant.now();
            List<CertificateState> states = states(configuration);
            states.forEach(state -> print(state, now, output.out()));
            boolean fine = states.stream()
                    .allMatch(state -> state.failures() == 0
                            && state.until().filter(now::isBefore).isPresent());
            return fine ? ExitCode.FINE : ExitCode.WRONG;
        } catch (UncheckedIOException unread) {
            output.error().println("postern: cannot read the certificates: " + unread.getCause());
            return ExitCode.WRONG;
        }
    }

    /** An {@link UncheckedIOException} says what cannot be read. */
    static List<CertificateState> states(Configuration configuration) {
        FolderShelf shelf = Obtaining.shelf(configuration.acme().orElseThrow(), configuration.data());
        return Obtaining.names(configuration).stream()
                .map(names -> state(shelf, names.getFirst()))
                .toList();
    }

    private static CertificateState state(FolderShelf shelf, DomainName name) {
        try {
            Optional<Instant> until =
                    shelf.held(name).map(one -> one.certificate().getNotAfter().toInstant());
            Attempts attempts = shelf.attempts(name);
            return new CertificateState(
                    name, until, Instant.EPOCH, attempts.failures(), attempts.notBefore(), attempts.trouble());
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static void print(CertificateState state, Instant now, PrintWriter out) {
        out.println(state.name() + "  "
                + state.until().map(until -> told(until, now)).orElse("none yet"));
        if (state.failures() > 0) {
            out.println("  not obtained " + state.failures() + " times in a row, again at "
                    + state.again().truncatedTo(ChronoUnit.SECONDS) + ": " + state.trouble());
        }
    }

    private static String told(Instant until, Instant now) {
        return until.isAfter(now)
                ? "good until " + until + ", " + ChronoUnit.DAYS.between(now, until) + " days"
                : "expired on " + until;
    }
}
