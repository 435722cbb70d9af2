package org.postern.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.postern.bootstrap.configuration.Changes;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationSource;
import org.postern.bootstrap.yaml.Problem;
import org.postern.bootstrap.yaml.Reading;

/**
 * Reads the configuration again and has the server follow it. What is not valid, or cannot be used, changes nothing; what
 * the server cannot follow while it runs is said.
 */
final class Reloading {
    private final Server server;
    private final ConfigurationSource source;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Reloading(Server server, ConfigurationSource source) {
        this.server = server;
        this.source = source;
    }

    /** What came of it, in lines for the owner. */
    record Outcome(boolean followed, List<String> lines) {

        Outcome {
            lines = List.copyOf(lines);
        }
    }

    Outcome reload() {
        oneAtATime.lock();
        try {
            return switch (source.read()) {
                case Reading.Bad<Configuration> bad -> refused(texts(bad.problems()));
                case Reading.Good<Configuration> good -> follow(good.value());
            };
        } finally {
            oneAtATime.unlock();
        }
    }

    private Outcome follow(Configuration wanted) {
        Changes changes = Changes.between(server.configuration(), wanted);
        return switch (changes.followed()) {
            case Reading.Bad<Configuration> bad -> {
                List<String> lines = new ArrayList<>(texts(bad.problems()));
                lines.add("this is valid for the next start only, as what runs keeps its "
                        + String.join(", ", changes.later()));
                yield refused(lines);
            }
            case Reading.Good<Configuration> good -> {
                try {
                    server.follow(good.value());
                    yield new Outcome(true, told(changes));
                } catch (CannotStart unusable) {
                    yield refused(List.of(String.valueOf(unusable.getMessage())));
                }
            }
        };
    }

    private Outcome refused(List<String> why) {
        List<String> lines = new ArrayList<>(why);
        lines.add("not reloaded; the server goes on with what it has");
        return new Outcome(false, lines);
    }

    private List<String> told(Changes changes) {
        List<String> lines = new ArrayList<>();
        String what = changes.now().isEmpty() ? "nothing is new" : "new for sessions from now on: ";
        lines.add("reloaded " + source.name() + "; " + what + String.join(", ", changes.now()));
        if (!changes.later().isEmpty()) {
            lines.add("not before the next start: " + String.join(", ", changes.later()));
        }
        return lines;
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
