package org.postern.domain.dmarc;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.dns.Dns;
import org.postern.domain.message.AuthorDomain;

/**
 * Domain-based Message Authentication, Reporting, and Conformance: RFC 9989 §5.3. It says what the Domain Owner
 * requests; what the server does is decided elsewhere.
 */
public final class Dmarc {
    /** The most Author Domains looked at in one message: RFC 9989 §11.5. */
    public static final int MOST_AUTHOR_DOMAINS = 4;

    private final Dns dns;

    public Dmarc(Dns dns) {
        this.dns = dns;
    }

    /** Evaluates a message. The identifiers are one of SPF, if there is one, and one for each DKIM signature. */
    public DmarcResult evaluate(AuthorDomain author, List<Identifier> identifiers) {
        PolicyRecords records = new PolicyRecords(dns);
        return switch (author) {
            case AuthorDomain.Sole sole -> {
                AuthorEvaluation only = AuthorEvaluator.evaluate(sole.domain(), identifiers, records);
                yield new DmarcResult(
                        only.verdict(), only.reason(), Optional.of(only), List.of(only), records.lookups());
            }
            case AuthorDomain.Unclear unclear -> unclear(unclear, identifiers, records);
        };
    }

    /** The Organizational Domain of a domain (§4.10.2); empty when the DNS does not tell. */
    public Optional<DomainName> organizationalDomain(DomainName domain) {
        TreeWalk walk = TreeWalk.from(domain, new PolicyRecords(dns));
        return walk.trouble().isPresent() ? Optional.empty() : Optional.of(walk.organizationalDomain());
    }

    /**
     * A message without one sound Author Domain never passes (§4.4). It fails by the most strict policy among the checks
     * that fail (§11.5), so that such a From field is no way around a policy. Ambiguous: §5.3.1 ends without a result or
     * goes on as the receiver likes; when no check fails we say permerror, or none when no domain has a record.
     */
    private static DmarcResult unclear(
            AuthorDomain.Unclear author, List<Identifier> identifiers, PolicyRecords records) {
        List<AuthorEvaluation> authors = author.domains().stream()
                .limit(MOST_AUTHOR_DOMAINS)
                .map(domain -> AuthorEvaluator.evaluate(domain, identifiers, records))
                .toList();
        Optional<AuthorEvaluation> failed = authors.stream()
                .filter(evaluation -> evaluation.verdict() == DmarcVerdict.FAIL)
                .max(Comparator.comparing(AuthorEvaluation::requestedPolicy));
        Optional<AuthorEvaluation> deciding = failed.or(() -> authors.stream()
                .filter(evaluation -> evaluation.verdict() == DmarcVerdict.TEMPERROR)
                .findFirst());
        boolean none = !authors.isEmpty()
                && author.domains().size() <= MOST_AUTHOR_DOMAINS
                && authors.stream().allMatch(evaluation -> evaluation.verdict() == DmarcVerdict.NONE);
        DmarcVerdict verdict =
                deciding.map(AuthorEvaluation::verdict).orElse(none ? DmarcVerdict.NONE : DmarcVerdict.PERMERROR);
        String reason = author.flaw().words()
                + deciding.map(evaluation -> "; " + evaluation.reason()).orElse("");
        return new DmarcResult(verdict, reason, deciding, authors, records.lookups());
    }
}
