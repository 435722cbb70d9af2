package org.postern.domain.spf;

import java.time.Instant;
import java.util.Optional;

/**
 * Turns domain-specs into the names they mean (RFC 7208 §4.8, §7.3) and explain-strings into words. A name that cannot
 * be looked up is empty, and whatever needs it does not match: Ambiguous, §4.8 leaves it open.
 */
final class Targets {
    private final SpfArguments arguments;
    private final Lookups lookups;
    private final PointerNames pointers;
    private final String receiver;
    private final Instant at;
    private boolean localPartUsed;

    Targets(SpfArguments arguments, Lookups lookups, PointerNames pointers, String receiver, Instant at) {
        this.arguments = arguments;
        this.lookups = lookups;
        this.pointers = pointers;
        this.receiver = receiver;
        this.at = at;
    }

    /** The target-name of a term, which is the domain of the record when it has no domain-spec. */
    Optional<String> ofTerm(Optional<DomainSpec> spec, String domain) {
        return spec.isEmpty() ? Optional.of(domain) : ofTerm(spec.get(), domain);
    }

    /** The target-name of a term; the macro "p" costs a look-up. */
    Optional<String> ofTerm(DomainSpec spec, String domain) {
        localPartUsed |= spec.macroString().mentions("sl");
        boolean pointer = spec.macroString().mentions("p");
        return pointer && !lookups.countTerm() ? Optional.empty() : name(spec, domain, true);
    }

    /** The target-name of "exp", which counts nowhere: §4.6.4. */
    Optional<String> ofExp(DomainSpec spec, String domain) {
        return name(spec, domain, false);
    }

    /** RFC 8616 §4: with a local part that is not ASCII, also where URL escaping would make it so. */
    boolean matchNothing(DomainSpec spec) {
        return spec.macroString().mentions("sl") && !Ascii.isPrintable(arguments.localPart());
    }

    private Optional<String> name(DomainSpec spec, String domain, boolean counted) {
        if (matchNothing(spec)) {
            return Optional.empty();
        }
        MacroString string = spec.macroString();
        return TargetName.ofExpansion(expander(string, domain, counted).expandTail(string, TargetName.ENOUGH));
    }

    /** An explain-string with its macros expanded, cut at the limit. */
    String explanation(MacroString string, String domain) {
        return expander(string, domain, false).expand(string, lookups.limits().explanation());
    }

    private MacroExpander expander(MacroString string, String domain, boolean counted) {
        String validated = string.mentions("p") ? pointers.validatedName(domain, counted) : "unknown";
        return new MacroExpander(new MacroValues(arguments, domain, validated, receiver, at));
    }

    /** Whether a term so far used the local part of the sender. */
    boolean localPartUsed() {
        return localPartUsed;
    }
}
