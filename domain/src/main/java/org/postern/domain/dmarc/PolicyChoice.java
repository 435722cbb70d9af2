package org.postern.domain.dmarc;

import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.dmarc.AppliedPolicy.Tag;
import org.postern.domain.dmarc.RecordLookup.RecordFound;

/**
 * Which policy of a record is the author's: RFC 9989 §4.7 ({@code np}, {@code sp}) and §4.10.1. {@code certain} is false
 * when it hangs on whether the Author Domain exists and nobody knows; the policy is then that of an existing one.
 */
record PolicyChoice(AppliedPolicy policy, boolean certain) {

    static PolicyChoice of(DomainName author, RecordFound found, PolicyRecords records) {
        StatedPolicies policies = found.record().policies();
        if (found.domain().equals(author)) {
            return chosen(found, Tag.P, policies.domain(), true);
        }
        Tag tag = policies.subdomains().isPresent() ? Tag.SP : Tag.P;
        AssessmentPolicy existing = policies.subdomains().orElse(policies.domain());
        AssessmentPolicy missing = policies.nonExistent().orElse(existing);
        if (missing == existing) {
            return chosen(found, tag, existing, true);
        }
        Optional<Boolean> exists = records.exists(author);
        return exists.orElse(true)
                ? chosen(found, tag, existing, exists.isPresent())
                : chosen(found, Tag.NP, missing, true);
    }

    private static PolicyChoice chosen(RecordFound found, Tag tag, AssessmentPolicy stated, boolean certain) {
        return new PolicyChoice(AppliedPolicy.of(found.domain(), found.record(), tag, stated), certain);
    }
}
