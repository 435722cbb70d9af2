package org.postern.bootstrap.configuration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.postern.bootstrap.configuration.PolicySettings.DmarcReject;
import org.postern.bootstrap.configuration.PolicySettings.DmarcUnknown;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.ScalarKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.bootstrap.yaml.Values;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.policy.Mode;

/** The keys of the policy: one for each rule, in the order of the rules, and their options. */
final class PolicyKeys {
    private static final ScalarKind<Mode> MODES = Kinds.choice(Mode.class);

    static final Key<PolicySettings, Mode> MODE = Key.of(
            "mode",
            MODES,
            Mode.ENFORCE,
            "With monitor no rule decides: every message is taken, and the opinions are written down.",
            PolicySettings::mode);

    private static final Map<RuleName, Key<PolicySettings, Mode>> RULES = rules();

    static final Key<PolicySettings, DmarcReject> DMARC_REJECT = Key.of(
            "dmarc-reject",
            Kinds.choice(DmarcReject.class),
            DmarcReject.QUARANTINE,
            "What a DMARC failure under p=reject leads to; RFC 9989 §7.4 advises against refusing on it alone.",
            PolicySettings::dmarcReject);

    static final Key<PolicySettings, DmarcUnknown> DMARC_UNKNOWN = Key.of(
            "dmarc-unknown",
            Kinds.choice(DmarcUnknown.class),
            DmarcUnknown.ACCEPT,
            "What is done while the DNS does not answer for DMARC.",
            PolicySettings::dmarcUnknown);

    static final Key<PolicySettings, Boolean> BAD_AUTHOR = Key.of(
            "refuse-bad-author",
            Kinds.flag(),
            false,
            "Whether author-missing also refuses a single From field without a usable domain.",
            PolicySettings::refuseBadAuthor);

    static final Key<PolicySettings, Integer> THRESHOLD = Key.of(
            "list-threshold",
            Kinds.count(1, 10_000),
            3,
            "The score on the lists from which on a client is refused.",
            PolicySettings::listThreshold);

    static final Key<PolicySettings, List<IpNetwork>> TRUSTED_NETWORKS = Key.optional(
            "trusted-networks",
            new ListKind<>("a list of networks", Kinds.network(), network -> network),
            List.of(),
            "none",
            "Networks whose clients are not judged.",
            policy -> Optional.of(policy.trustedNetworks()).filter(Predicate.not(List::isEmpty)));

    static final Key<PolicySettings, List<DomainName>> TRUSTED_SEALERS = Key.optional(
            "trusted-sealers",
            new ListKind<>("a list of domain names", Kinds.domainName(), name -> name),
            List.of(),
            "none",
            "Domains whose ARC seals are believed.",
            policy -> Optional.of(policy.trustedSealers()).filter(Predicate.not(List::isEmpty)));

    static final Section<PolicySettings> SECTION = new Section<>(keys(), PolicyKeys::build);

    private PolicyKeys() {}

    private static Map<RuleName, Key<PolicySettings, Mode>> rules() {
        Map<RuleName, Key<PolicySettings, Mode>> keys = new EnumMap<>(RuleName.class);
        for (RuleName rule : RuleName.values()) {
            keys.put(rule, Key.of(rule.text(), MODES, rule.standard(), rule.meaning(), policy -> policy.mode(rule)));
        }
        return keys;
    }

    private static List<Key<PolicySettings, ?>> keys() {
        List<Key<PolicySettings, ?>> keys = new ArrayList<>(List.of(MODE));
        keys.addAll(RULES.values());
        keys.addAll(List.of(DMARC_REJECT, DMARC_UNKNOWN, BAD_AUTHOR, THRESHOLD, TRUSTED_NETWORKS, TRUSTED_SEALERS));
        return keys;
    }

    private static PolicySettings build(Values<PolicySettings> values) {
        Map<RuleName, Mode> rules = new EnumMap<>(RuleName.class);
        RULES.forEach((rule, key) -> rules.put(rule, values.get(key)));
        return new PolicySettings(
                values.get(MODE),
                rules,
                values.get(DMARC_REJECT),
                values.get(DMARC_UNKNOWN),
                values.get(BAD_AUTHOR),
                values.get(THRESHOLD),
                values.get(TRUSTED_NETWORKS),
                values.get(TRUSTED_SEALERS));
    }
}
