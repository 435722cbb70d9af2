package org.postern.domain.dmarc;

import java.util.Map;
import java.util.Optional;

/**
 * The policies of a record and whether they can be used: RFC 9989 §4.10.1. Unless {@link Soundness#STATED}, all of them
 * are {@code none}.
 */
public record StatedPolicies(
        Soundness soundness,
        AssessmentPolicy domain,
        Optional<AssessmentPolicy> subdomains,
        Optional<AssessmentPolicy> nonExistent) {

    /** What the {@code p}, {@code sp} and {@code np} tags and the reporting addresses make of the record. */
    public enum Soundness {
        /** A valid {@code p}, and {@code sp} and {@code np} valid where present. */
        STATED,
        /** Not so, but aggregate reports are wanted: as if the record said {@code p=none}. */
        REPORTS_ONLY,
        /** A policy that is not valid, and no reports: DMARC is not applied. */
        INVALID,
        /** No policy and no reports: DMARC is not applied. */
        MISSING
    }

    /**
     * Reads the policies. Ambiguous: §4.7 takes a missing {@code p} for {@code p=none}, §4.10.1, to which it refers, only
     * where a valid {@code rua} stands: we read §4.10.1.
     */
    static StatedPolicies read(Map<String, String> tags, boolean reports) {
        Optional<AssessmentPolicy> p = policy(tags, "p");
        Optional<AssessmentPolicy> sp = policy(tags, "sp");
        Optional<AssessmentPolicy> np = policy(tags, "np");
        boolean valid = tags.containsKey("p") == p.isPresent()
                && tags.containsKey("sp") == sp.isPresent()
                && tags.containsKey("np") == np.isPresent();
        if (valid && p.isPresent()) {
            return new StatedPolicies(Soundness.STATED, p.get(), sp, np);
        }
        Soundness soundness = reports ? Soundness.REPORTS_ONLY : valid ? Soundness.MISSING : Soundness.INVALID;
        return new StatedPolicies(soundness, AssessmentPolicy.NONE, Optional.empty(), Optional.empty());
    }

    private static Optional<AssessmentPolicy> policy(Map<String, String> tags, String name) {
        return AssessmentPolicy.parse(tags.getOrDefault(name, ""));
    }

    /** Whether DMARC is applied by this record at all. */
    public boolean isUsable() {
        return soundness == Soundness.STATED || soundness == Soundness.REPORTS_ONLY;
    }
}
