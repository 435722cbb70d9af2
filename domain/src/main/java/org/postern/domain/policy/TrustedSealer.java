package org.postern.domain.policy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.domain.address.DomainName;
import org.postern.domain.arc.ArcReport;
import org.postern.domain.arc.ArcResult;
import org.postern.domain.arc.ArcSetReport;
import org.postern.domain.dmarc.AuthorEvaluation;
import org.postern.domain.dmarc.DmarcVerdict;
import org.postern.domain.smtp.TransactionId;

/**
 * Other knowledge against a DMARC failure (RFC 8617 §7.2.1, RFC 9989 §7.4): the message came through hands the operator
 * trusts, and one of them saw DMARC pass for this Author Domain. Trust ends at the first sealer, from the newest back,
 * that is not trusted: whatever stands before may have been made up there.
 */
public record TrustedSealer(Set<DomainName> sealers) implements Judging {
    public static final String NAME = "trusted-sealer";

    public TrustedSealer {
        sealers = Set.copyOf(sealers);
    }

    public TrustedSealer(Collection<DomainName> sealers) {
        this(Set.copyOf(sealers));
    }

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        Optional<DomainName> author = findings.dmarc()
                .filter(result -> result.verdict() == DmarcVerdict.FAIL)
                .flatMap(result -> result.deciding())
                .map(AuthorEvaluation::authorDomain);
        return author.flatMap(domain -> findings.arc().flatMap(arc -> witness(arc, domain)))
                .map(sealer -> new Opinion(
                        new Disposition.Accept(), "DMARC passed where the trusted sealer " + sealer + " received it"));
    }

    private Optional<String> witness(ArcReport arc, DomainName author) {
        if (arc.result() != ArcResult.PASS) {
            return Optional.empty();
        }
        List<ArcSetReport> newestFirst = arc.sets().reversed();
        return newestFirst.stream()
                .takeWhile(set -> isTrusted(set.sealer().domain()))
                .filter(set -> WitnessedResults.dmarcPasses(set.authenticationResults(), author))
                .map(set -> set.sealer().domain())
                .findFirst();
    }

    private boolean isTrusted(String domain) {
        return DomainName.parse(domain).filter(sealers::contains).isPresent();
    }
}
