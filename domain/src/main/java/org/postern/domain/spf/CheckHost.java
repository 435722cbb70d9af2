package org.postern.domain.spf;

import java.time.Instant;
import java.util.Optional;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.ReversePath;
import org.postern.domain.dns.Dns;

/**
 * The function check_host() of RFC 7208 §4 and what it is called with for the two identities of a session. It asks the
 * DNS and nothing else; how long that may take is the Dns's matter, which answers a failure when time is up.
 */
public final class CheckHost {
    private final Dns dns;
    private final String receiver;
    private final SpfLimits limits;

    /** The receiver is the name of this host, for the macro "r". */
    public CheckHost(Dns dns, String receiver, SpfLimits limits) {
        this.dns = dns;
        this.receiver = receiver;
        this.limits = limits;
    }

    /** Checks the HELO identity: §2.3. */
    public SpfOutcome helo(IpAddress ip, String helo, Instant at) {
        return check(SpfArguments.helo(ip, helo), at);
    }

    /** Checks the MAIL FROM identity: §2.4. */
    public SpfOutcome mailFrom(IpAddress ip, ReversePath reversePath, String helo, Instant at) {
        return check(SpfArguments.mailFrom(ip, reversePath, helo), at);
    }

    /** Evaluates check_host(); the time is for the macro "t" alone. */
    public SpfOutcome check(SpfArguments arguments, Instant at) {
        Optional<String> domain = TargetName.ofIdentity(arguments.domain());
        Evaluation evaluation = new Evaluation(arguments, new Lookups(dns, limits), receiver, at);
        return domain.isPresent() ? evaluation.of(domain.get()) : evaluation.malformedDomain();
    }
}
