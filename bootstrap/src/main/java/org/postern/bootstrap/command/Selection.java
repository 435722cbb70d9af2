package org.postern.bootstrap.command;

import java.time.Instant;
import java.util.Optional;
import org.postern.application.port.IndexQuery;
import picocli.CommandLine.Option;

/** The options that say which messages are meant: those that meet every one that is given. */
final class Selection {
    @Option(names = "--recipient", paramLabel = "TEXT", description = "A forward-path contains this.")
    private Optional<String> recipient = Optional.empty();

    @Option(names = "--sender", paramLabel = "TEXT", description = "The reverse-path or From contains this.")
    private Optional<String> sender = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "From " + Moment.FORMS + ".")
    private Optional<Instant> since = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "Before " + Moment.FORMS + ".")
    private Optional<Instant> until = Optional.empty();

    @Option(names = "--subject", paramLabel = "TEXT", description = "The subject contains this.")
    private Optional<String> subject = Optional.empty();

    ListRequest list(int limit, boolean json) {
        return new ListRequest(recipient, sender, since, until, subject, limit, json);
    }

    IndexQuery query() {
        return new IndexQuery(recipient, sender, subject, since, until, IndexQuery.MOST);
    }
}
