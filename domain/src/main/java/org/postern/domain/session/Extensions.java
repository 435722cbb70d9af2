package org.postern.domain.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postern.domain.sasl.Mechanism;

/** The service extensions offered after EHLO: RFC 5321 §2.2, each with its parameters. */
final class Extensions {

    private Extensions() {}

    static List<String> offered(Client client, SessionLimits limits, boolean tlsAvailable, List<Mechanism> mechanisms) {
        List<String> lines = new ArrayList<>(List.of(
                "PIPELINING",
                "SIZE " + limits.messageSize(),
                "8BITMIME",
                "ENHANCEDSTATUSCODES",
                "SMTPUTF8",
                "CHUNKING",
                "BINARYMIME",
                "DSN",
                "LIMITS MAILMAX=" + limits.transactions() + " RCPTMAX=" + limits.recipients(),
                "HELP"));
        if (client.tls().isPresent()) {
            lines.add("REQUIRETLS");
        } else if (tlsAvailable) {
            lines.add("STARTTLS");
        }
        if (!mechanisms.isEmpty()) {
            lines.add(mechanisms.stream().map(Mechanism::text).collect(Collectors.joining(" ", "AUTH ", "")));
        }
        return lines;
    }
}
