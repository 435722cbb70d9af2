package org.postern.domain.policy;

import java.util.List;
import java.util.Optional;
import org.postern.domain.arc.ArcReport;
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dmarc.DmarcResult;
import org.postern.domain.dnslist.ListReport;
import org.postern.domain.greylist.GreylistReport;
import org.postern.domain.message.AuthorDomain;
import org.postern.domain.origin.HeloFacts;
import org.postern.domain.origin.Iprev;
import org.postern.domain.origin.SenderDomain;
import org.postern.domain.scan.ScanReport;
import org.postern.domain.spf.SpfOutcome;

/**
 * All that is known of a transaction when it is decided on. A part that is not there was not looked at: at MAIL nobody
 * knows the message, and a null reverse-path has no domain. Trouble is not an absence: it is a part that says temperror.
 */
public record Findings(
        Optional<Iprev> iprev,
        Optional<HeloFacts> helo,
        Optional<SenderDomain> senderDomain,
        Optional<ListReport> lists,
        Optional<SpfOutcome> spfHelo,
        Optional<SpfOutcome> spfMailFrom,
        Optional<DkimReport> dkim,
        Optional<ArcReport> arc,
        Optional<AuthorDomain> author,
        Optional<DmarcResult> dmarc,
        List<ScanReport> scans,
        Optional<GreylistReport> greylist) {

    public Findings {
        scans = List.copyOf(scans);
    }

    /** Nothing is known. */
    public static final Findings NONE = new Findings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    /** The same, and what the scanners said. */
    public Findings with(List<ScanReport> reports) {
        return new Findings(
                iprev, helo, senderDomain, lists, spfHelo, spfMailFrom, dkim, arc, author, dmarc, reports, greylist);
    }

    /** The same, and what the greylist said. */
    public Findings with(GreylistReport report) {
        return new Findings(
                iprev,
                helo,
                senderDomain,
                lists,
                spfHelo,
                spfMailFrom,
                dkim,
                arc,
                author,
                dmarc,
                scans,
                Optional.of(report));
    }

    /** What can be known at MAIL. */
    public static Findings atMail(
            Optional<HeloFacts> helo, Optional<SenderDomain> senderDomain, Optional<ListReport> lists) {
        return new Findings(
                Optional.empty(),
                helo,
                senderDomain,
                lists,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
