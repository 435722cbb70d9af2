package org.postern.bootstrap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.Recipients;
import org.postern.bootstrap.text.Nearest;
import org.postern.bootstrap.text.Printable;
import org.postern.domain.address.DomainName;

/** Finds the domain that a command names among those of the configuration. */
final class HostedName {
    private static final int MOST_SHOWN = 10;

    private HostedName() {}

    /** The domain; when it is none of ours, empty, and one line says so. */
    static Optional<DomainName> find(Configuration configuration, String typed, Output output) {
        String bare = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
        List<DomainName> known = switch (configuration.recipients()) {
            case Recipients.Everyone everyone -> List.of();
            case Recipients.HostedDomains hosted -> List.copyOf(hosted.domains().keySet());
        };
        Optional<DomainName> found = DomainName.parse(bare).filter(known::contains);
        if (found.isEmpty()) {
            output.error()
                    .println("postern: " + Printable.quote(typed) + " is no domain of the configuration"
                            + others(bare, known));
        }
        return found;
    }

    private static String others(String typed, List<DomainName> known) {
        if (known.isEmpty()) {
            return ", which names none: it takes mail for everyone";
        }
        String hint = Nearest.hint(typed, known.stream().map(DomainName::text).toList());
        String all = known.stream().limit(MOST_SHOWN).map(DomainName::text).collect(Collectors.joining(", "));
        return hint.isEmpty() ? "; it has " + all + (known.size() > MOST_SHOWN ? ", …" : "") : hint;
    }
}
