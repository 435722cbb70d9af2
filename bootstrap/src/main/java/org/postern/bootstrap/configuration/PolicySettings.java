package org.postern.bootstrap.configuration;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.postern.bootstrap.yaml.Node;
import org.postern.bootstrap.yaml.Place;
import org.postern.bootstrap.yaml.Spot;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.policy.Mode;

/**
 * What the rules of the policy may do. {@code mode} monitor makes every rule watch; {@code rules} has the mode of each;
 * the lists may be empty.
 */
public record PolicySettings(
        Mode mode,
        Map<RuleName, Mode> rules,
        DmarcReject dmarcReject,
        DmarcUnknown dmarcUnknown,
        boolean refuseBadAuthor,
        int listThreshold,
        List<IpNetwork> trustedNetworks,
        List<DomainName> trustedSealers) {

    /** What a DMARC failure under p=reject leads to. */
    public enum DmarcReject {
        QUARANTINE,
        REFUSE
    }

    /** What a DMARC temperror leads to. */
    public enum DmarcUnknown {
        ACCEPT,
        DEFER
    }

    public PolicySettings {
        rules = Map.copyOf(new EnumMap<>(rules));
        trustedNetworks = List.copyOf(trustedNetworks);
        trustedSealers = List.copyOf(trustedSealers);
    }

    /** The mode of a rule, before {@link #mode} has its say. */
    public Mode mode(RuleName rule) {
        return rules.getOrDefault(rule, rule.standard());
    }

    /** The same with every rule only watching. */
    PolicySettings monitored() {
        return new PolicySettings(
                Mode.MONITOR,
                rules,
                dmarcReject,
                dmarcUnknown,
                refuseBadAuthor,
                listThreshold,
                trustedNetworks,
                trustedSealers);
    }

    /** Every default. */
    public static PolicySettings standard() {
        return PolicyKeys.SECTION
                .read(new Node.Blank(Place.NOWHERE), Spot.root(Path.of("")))
                .value();
    }
}
