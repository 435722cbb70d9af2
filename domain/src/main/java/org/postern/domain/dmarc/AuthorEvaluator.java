package org.postern.domain.dmarc;

import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.dmarc.RecordLookup.RecordFound;
import org.postern.domain.dmarc.RecordLookup.RecordUnknown;

/** Applies DMARC to one Author Domain: RFC 9989 §5.3.2 to §5.3.5. */
final class AuthorEvaluator {
    private final DomainName author;
    private final List<Identifier> identifiers;
    private final PolicyRecords records;

    private AuthorEvaluator(DomainName author, List<Identifier> identifiers, PolicyRecords records) {
        this.author = author;
        this.identifiers = identifiers;
        this.records = records;
    }

    static AuthorEvaluation evaluate(DomainName author, List<Identifier> identifiers, PolicyRecords records) {
        return new AuthorEvaluator(author, identifiers, records).evaluation();
    }

    private AuthorEvaluation evaluation() {
        return switch (records.at(author)) {
            case RecordFound own -> by(own, Optional.empty());
            case RecordUnknown unknown -> unknown(unknown);
            case RecordLookup.RecordAbsent absent -> inherited();
        };
    }

    private AuthorEvaluation inherited() {
        TreeWalk walk = TreeWalk.from(author, records);
        if (walk.trouble().isPresent()) {
            return unknown(walk.trouble().get());
        }
        return walk.inherited()
                .map(found -> by(found, Optional.of(walk.organizationalDomain())))
                .orElseGet(() -> AuthorEvaluation.withoutPolicy(
                        author, DmarcVerdict.NONE, "no DMARC Policy Record for " + author));
    }

    private AuthorEvaluation unknown(RecordUnknown unknown) {
        return AuthorEvaluation.withoutPolicy(author, DmarcVerdict.TEMPERROR, words(unknown));
    }

    private static String words(RecordUnknown unknown) {
        return "DMARC Policy Record of " + unknown.domain() + " unknown: " + unknown.detail();
    }

    private AuthorEvaluation by(RecordFound found, Optional<DomainName> organization) {
        return switch (found.record().policies().soundness()) {
            case STATED, REPORTS_ONLY -> applied(found, organization);
            case INVALID ->
                AuthorEvaluation.withoutPolicy(
                        author, DmarcVerdict.PERMERROR, "invalid policy in the record of " + found.domain());
            case MISSING ->
                AuthorEvaluation.withoutPolicy(
                        author, DmarcVerdict.NONE, "no policy in the record of " + found.domain());
        };
    }

    private AuthorEvaluation applied(RecordFound found, Optional<DomainName> organization) {
        PolicyChoice choice = PolicyChoice.of(author, found, records);
        AlignmentCheck check = new AlignmentCheck(author, found.record(), records);
        List<IdentifierAlignment> alignments =
                identifiers.stream().map(check::check).toList();
        DmarcVerdict verdict = verdict(alignments, choice.certain());
        return new AuthorEvaluation(
                author,
                verdict,
                reason(verdict, alignments, check),
                Optional.of(choice.policy()),
                organization.or(check::authorOrganization),
                alignments);
    }

    /** RFC 9989 §5.3.5; §5.3.6 for what the DNS did not say. */
    private static DmarcVerdict verdict(List<IdentifierAlignment> alignments, boolean certain) {
        if (alignments.stream().anyMatch(IdentifierAlignment::passes)) {
            return DmarcVerdict.PASS;
        }
        boolean unknown = !certain || alignments.stream().anyMatch(IdentifierAlignment::mightPass);
        return unknown ? DmarcVerdict.TEMPERROR : DmarcVerdict.FAIL;
    }

    private String reason(DmarcVerdict verdict, List<IdentifierAlignment> alignments, AlignmentCheck check) {
        return switch (verdict) {
            case PASS -> words(alignments, IdentifierAlignment::passes) + " aligned with " + author;
            case TEMPERROR ->
                check.trouble()
                        .map(AuthorEvaluator::words)
                        .orElseGet(() -> words(alignments, IdentifierAlignment::mightPass) + " unknown");
            case FAIL, NONE, PERMERROR -> "no Authenticated Identifier aligned with " + author;
        };
    }

    private String words(
            List<IdentifierAlignment> alignments, java.util.function.Predicate<IdentifierAlignment> which) {
        return alignments.stream()
                .filter(which)
                .map(alignment -> alignment.identifier().mechanism() + " of "
                        + alignment.identifier().domain())
                .findFirst()
                .orElse("existence of " + author);
    }
}
