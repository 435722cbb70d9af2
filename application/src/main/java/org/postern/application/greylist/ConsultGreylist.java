package org.postern.application.greylist;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.postern.application.judge.Consulting;
import org.postern.application.port.Greylist;
import org.postern.application.port.GreylistFault;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.dmarc.Dmarc;
import org.postern.domain.dmarc.DmarcVerdict;
import org.postern.domain.dmarc.Identifier;
import org.postern.domain.dns.Dns;
import org.postern.domain.greylist.Acquaintance;
import org.postern.domain.greylist.GreylistReport;
import org.postern.domain.greylist.GreylistReport.Exempt;
import org.postern.domain.greylist.GreylistReport.Looked;
import org.postern.domain.greylist.GreylistReport.Reason;
import org.postern.domain.greylist.GreylistReport.Unavailable;
import org.postern.domain.greylist.GreylistTimes;
import org.postern.domain.policy.Decision;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.Findings;

/**
 * Finds out whether the sender of a message has been met before, and remembers it: RFC 6647 §2.5. Asked once the message is there, for
 * only then is it known who answers for it. Clients in {@code allowed} networks are not looked at.
 */
public final class ConsultGreylist implements Consulting {
    /** Who is known, and then who waits for the longest. */
    private static final Comparator<Acquaintance> BEST =
            Comparator.comparing(Acquaintance::known).reversed().thenComparing(Acquaintance::met);

    private final Greylist greylist;
    private final GreylistTimes times;
    private final List<IpNetwork> allowed;

    public ConsultGreylist(Greylist greylist, GreylistTimes times, List<IpNetwork> allowed) {
        this.greylist = greylist;
        this.times = times;
        this.allowed = List.copyOf(allowed);
    }

    @Override
    public GreylistReport report(
            IpAddress client, Findings findings, List<Identifier> identifiers, Dns dns, Instant at) {
        if (allowed.stream().anyMatch(network -> network.contains(client))) {
            return new Exempt(Reason.ALLOWED);
        }
        if (findings.dmarc()
                .filter(dmarc -> dmarc.verdict() == DmarcVerdict.PASS)
                .isPresent()) {
            return new Exempt(Reason.ALIGNED);
        }
        if (findings.lists().filter(lists -> lists.score() < 0).isPresent()) {
            return new Exempt(Reason.WELCOME);
        }
        SenderKeys keys = SenderKeys.of(client, identifiers, new Dmarc(dns));
        try {
            Optional<Acquaintance> sender =
                    greylist.find(keys.asked(), at).stream().min(BEST);
            return new Looked(keys.remembered(), sender, at);
        } catch (GreylistFault down) {
            return new Unavailable(down.why());
        }
    }

    /** Remembers who came, unless it was refused: a retry of that proves nothing. */
    @Override
    public void concluded(GreylistReport report, Decision decision) {
        if (report instanceof Looked looked && !(decision.disposition() instanceof Disposition.Refuse)) {
            greylist.remember(looked.after(times));
        }
    }
}
