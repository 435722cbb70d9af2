package org.postern.bootstrap;

import java.util.ArrayList;
import java.util.List;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.GreylistSettings;
import org.postern.bootstrap.configuration.PolicySettings;
import org.postern.bootstrap.configuration.PolicySettings.DmarcReject;
import org.postern.bootstrap.configuration.PolicySettings.DmarcUnknown;
import org.postern.bootstrap.configuration.RuleName;
import org.postern.bootstrap.configuration.ScannerName;
import org.postern.bootstrap.configuration.ScannerSettings;
import org.postern.bootstrap.configuration.ScannerSettings.WhenDown;
import org.postern.domain.greylist.GreylistTimes;
import org.postern.domain.policy.AuthorMissing;
import org.postern.domain.policy.DkimFailure;
import org.postern.domain.policy.DmarcFailure;
import org.postern.domain.policy.DnsLists;
import org.postern.domain.policy.Greylisting;
import org.postern.domain.policy.HeloOurs;
import org.postern.domain.policy.Judging;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.NullMx;
import org.postern.domain.policy.Policy;
import org.postern.domain.policy.Rule;
import org.postern.domain.policy.ScannerObjection;
import org.postern.domain.policy.SenderDomainMissing;
import org.postern.domain.policy.SenderDomainUnknown;
import org.postern.domain.policy.SpfFailure;
import org.postern.domain.policy.TrustedSealer;

/** The policy that the owner wrote. */
final class Rules {

    private Rules() {}

    static Policy policy(Configuration configuration) {
        PolicySettings settings = configuration.policy();
        List<Rule> rules = new ArrayList<>();
        for (RuleName name : RuleName.values()) {
            if (name == RuleName.TRUSTED_SEALER) {
                configuration.scanners().forEach((scanner, how) -> rules.add(rule(scanner, how)));
            }
            rules.add(new Rule(name.text(), settings.mode(name), judging(name, settings)));
        }
        configuration
                .greylist()
                .map(greylist -> new Rule(Greylisting.NAME, greylist.mode(), new Greylisting(times(greylist))))
                .ifPresent(rules::add);
        Policy policy = new Policy(rules);
        return settings.mode() == Mode.MONITOR ? policy.monitored() : policy;
    }

    static GreylistTimes times(GreylistSettings settings) {
        return new GreylistTimes(settings.delay(), settings.comeBackWithin(), settings.keep());
    }

    private static Rule rule(ScannerName name, ScannerSettings settings) {
        boolean deferWhenDown = settings.whenDown() == WhenDown.DEFER;
        return new Rule(
                name.rule(), settings.mode(), new ScannerObjection(name.text(), settings.action(), deferWhenDown));
    }

    private static Judging judging(RuleName name, PolicySettings settings) {
        return switch (name) {
            case HELO_OURS -> new HeloOurs();
            case NULL_MX -> new NullMx();
            case SENDER_DOMAIN_MISSING -> new SenderDomainMissing();
            case SENDER_DOMAIN_UNKNOWN -> new SenderDomainUnknown();
            case AUTHOR_MISSING -> new AuthorMissing(settings.refuseBadAuthor());
            case DNSBL -> new DnsLists(settings.listThreshold());
            case TRUSTED_SEALER -> new TrustedSealer(settings.trustedSealers());
            case DMARC ->
                new DmarcFailure(
                        settings.dmarcReject() == DmarcReject.REFUSE, settings.dmarcUnknown() == DmarcUnknown.DEFER);
            case SPF_FAIL -> new SpfFailure();
            case DKIM_FAIL -> new DkimFailure();
        };
    }
}
