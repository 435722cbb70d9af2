package org.postern.application.doctor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.postern.domain.address.DomainName;

/**
 * The MTA-STS policy of every domain here: RFC 8461 §3.2.
 *
 * @param exchanges the hosts that mail may go to; a name, or {@code *.} and a name
 * @param maxAge how long senders remember it, in whole seconds
 */
public record StrictTransportPolicy(Mode mode, List<String> exchanges, Duration maxAge) {
    /** What a domain begins with: a week. */
    public static final Duration USUAL_AGE = Duration.ofDays(7);

    private static final int ID_LENGTH = 20;

    /** What senders do with a host that fails the policy: RFC 8461 §5. */
    public enum Mode {
        ENFORCE,
        TESTING,
        NONE
    }

    public StrictTransportPolicy {
        exchanges = List.copyOf(exchanges);
    }

    /** The one a domain begins with: in testing, which breaks no delivery. */
    public static StrictTransportPolicy testing(DomainName host) {
        return new StrictTransportPolicy(Mode.TESTING, List.of(host.text()), USUAL_AGE);
    }

    /** Its lines, without their ends. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("version: STSv1");
        lines.add("mode: " + mode.name().toLowerCase(Locale.ROOT));
        exchanges.forEach(host -> lines.add("mx: " + host));
        lines.add("max_age: " + maxAge.toSeconds());
        return List.copyOf(lines);
    }

    /** The file. */
    public String text() {
        return String.join("\r\n", lines()) + "\r\n";
    }

    /** Letters and digits, other ones for another policy: RFC 8461 §3.1 allows 32. */
    String id() {
        byte[] octets = String.join("\r\n", lines()).getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(HostCertificate.sha256(octets)).substring(0, ID_LENGTH);
    }
}
