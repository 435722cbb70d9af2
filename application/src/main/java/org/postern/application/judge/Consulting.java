package org.postern.application.judge;

import java.time.Instant;
import java.util.List;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dmarc.Identifier;
import org.postern.domain.dns.Dns;
import org.postern.domain.greylist.GreylistReport;
import org.postern.domain.policy.Decision;
import org.postern.domain.policy.Findings;

/** Who is asked whether the sender of a message was met before, once the {@link Judge} knows who answers for it. */
public interface Consulting {

    /** How a message stands that came from this client, of which the checks found this. */
    GreylistReport report(IpAddress client, Findings findings, List<Identifier> identifiers, Dns dns, Instant at);

    /** What was decided on it. */
    void concluded(GreylistReport report, Decision decision);
}
