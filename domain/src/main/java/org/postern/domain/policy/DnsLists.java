package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.dnslist.ListReport;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;

/** A client whose score on the configured lists reaches the threshold: RFC 5782 §2.1; the reply names the worst list. */
public record DnsLists(int threshold) implements Judging {
    public static final String NAME = "dnsbl";

    public DnsLists {
        if (threshold < 1) {
            throw new IllegalArgumentException("a threshold below one refuses everybody");
        }
    }

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        return findings.lists().filter(report -> report.score() >= threshold).flatMap(report -> refusal(report, id));
    }

    private Optional<Opinion> refusal(ListReport report, TransactionId id) {
        return report.worst()
                .map(worst -> new Opinion(
                        new Disposition.Refuse(Replies.listed(worst.list().zone(), id)),
                        "score " + report.score() + " of " + threshold + ", listed in "
                                + worst.list().zone()));
    }
}
