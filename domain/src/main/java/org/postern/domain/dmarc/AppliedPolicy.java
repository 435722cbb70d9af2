package org.postern.domain.dmarc;

import org.postern.domain.address.DomainName;

/**
 * The policy that applies to an Author Domain (RFC 9989 §4.10.1): the DMARC Policy Domain it was found at, its record,
 * the tag it was taken from, what that tag says ({@code stated}), and what is requested after {@code t} was obeyed.
 */
public record AppliedPolicy(
        DomainName policyDomain, DmarcRecord record, Tag tag, AssessmentPolicy stated, AssessmentPolicy requested) {

    /** Where in the record the policy stands. */
    public enum Tag {
        P,
        SP,
        NP
    }

    static AppliedPolicy of(DomainName policyDomain, DmarcRecord record, Tag tag, AssessmentPolicy stated) {
        AssessmentPolicy requested = record.testing() ? stated.oneLevelBelow() : stated;
        return new AppliedPolicy(policyDomain, record, tag, stated, requested);
    }
}
