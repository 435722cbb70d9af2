package org.postern.domain.spf;

/**
 * What check_host() found and why. {@code lookups} are the terms that caused look-ups and {@code voidLookups} those of
 * them that found nothing (RFC 7208 §4.6.4); {@code dependsOnLocalPart} says that a macro of an evaluated term used the
 * local part, so that the result is about the mailbox and not about the domain alone (RFC 8601 §2.7.2).
 */
public record SpfOutcome(
        SpfArguments arguments,
        SpfResult result,
        SpfReason reason,
        Explanation explanation,
        int lookups,
        int voidLookups,
        boolean dependsOnLocalPart) {

    /** The mechanism that decided, as published with its qualifier; "default" when none did (RFC 7208 §9.1). */
    public String mechanism() {
        return reason instanceof SpfReason.Matched matched
                ? matched.places().getFirst().directive()
                : "default";
    }

    /** What went wrong, in words; empty unless the result is temperror or permerror. */
    public String problem() {
        return reason instanceof SpfReason.Broken ? reason.text() : "";
    }
}
