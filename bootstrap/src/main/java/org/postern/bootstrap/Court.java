package org.postern.bootstrap;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.dnsjava.DnsSettings;
import org.postern.adapters.dnsjava.DnsjavaDns;
import org.postern.adapters.dnsjava.Validation;
import org.postern.adapters.jfr.JfrDns;
import org.postern.adapters.metrics.Metrics;
import org.postern.adapters.observe.ListLog;
import org.postern.application.dns.CacheLimits;
import org.postern.application.dns.CachingDns;
import org.postern.application.greylist.ConsultGreylist;
import org.postern.application.judge.Consulting;
import org.postern.application.judge.Judge;
import org.postern.application.judge.JudgeSettings;
import org.postern.application.judge.ListObserver;
import org.postern.application.judge.SoundLists;
import org.postern.application.port.Greylist;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.DnssecMode;
import org.postern.bootstrap.configuration.NameServer;
import org.postern.bootstrap.configuration.NameService;
import org.postern.domain.policy.Policy;

/** The judge and the DNS it asks. */
final class Court implements AutoCloseable {
    private final Configuration configuration;
    private final Metrics metrics;
    private final Greylist greylist;
    private final DnsjavaDns dns;
    private final CachingDns shared;
    private final SoundLists lists;
    private final Judge judge;

    /** One that nobody counts. */
    Court(Configuration configuration, Greylist greylist) {
        this(configuration, new Metrics(), greylist);
    }

    Court(Configuration configuration, Metrics metrics, Greylist greylist) {
        NameService service = configuration.dns();
        this.configuration = configuration;
        this.metrics = metrics;
        this.greylist = greylist;
        this.dns = dns(service);
        this.shared = new CachingDns(metrics.timed(new JfrDns(dns)), cache(service), System::nanoTime);
        this.lists = lists(configuration, shared, metrics);
        this.judge = judge(configuration, shared, lists, greylist);
    }

    private Court(Configuration configuration, Court before) {
        boolean sameLists = configuration.lists().equals(before.configuration.lists());
        this.configuration = configuration;
        this.metrics = before.metrics;
        this.greylist = before.greylist;
        this.dns = before.dns;
        this.shared = before.shared;
        this.lists = sameLists ? before.lists : lists(configuration, shared, metrics);
        this.judge = judge(configuration, shared, lists, greylist);
    }

    private static SoundLists lists(Configuration configuration, CachingDns shared, Metrics metrics) {
        ListObserver observer = metrics.counted(new ListLog());
        SoundLists lists = new SoundLists(configuration.lists(), shared, System::nanoTime, observer);
        lists.now();
        return lists;
    }

    private static Judge judge(Configuration configuration, CachingDns shared, SoundLists lists, Greylist greylist) {
        Policy policy = Rules.policy(configuration);
        Optional<Consulting> consulted = configuration
                .greylist()
                .map(settings -> new ConsultGreylist(greylist, Rules.times(settings), Settings.allowed(configuration)));
        return new Judge(
                shared,
                policy,
                lists,
                settings(configuration),
                Laboratory.scanners(configuration),
                consulted,
                System::nanoTime);
    }

    /**
     * That of another configuration. Where the DNS is asked the same way, its answers are kept, and the tests of lists that
     * stay. This one goes on for sessions that began with it, and needs no closing.
     */
    Court next(Configuration next) {
        return next.dns().equals(configuration.dns()) ? new Court(next, this) : new Court(next, metrics, greylist);
    }

    /** What a judge of this configuration needs beside its policy and the DNS. */
    static JudgeSettings settings(Configuration configuration) {
        return new JudgeSettings(
                configuration.hostname(),
                configuration.dns().budget(),
                configuration.dns().queries(),
                configuration.policy().trustedNetworks(),
                configuration.guard().allow());
    }

    /** The DNS as it is configured, without cache and budget. */
    static DnsjavaDns dns(NameService service) {
        return new DnsjavaDns(settings(service), Clock.systemUTC());
    }

    private static DnsSettings settings(NameService service) {
        List<String> servers = service.servers().stream().map(NameServer::text).toList();
        return DnsSettings.usual(servers, validation(service.dnssec())).patience(service.timeout(), service.tries());
    }

    private static Validation validation(DnssecMode mode) {
        return switch (mode) {
            case NONE -> Validation.NONE;
            case BY_SERVER -> Validation.BY_SERVER;
            case HERE -> Validation.HERE;
        };
    }

    private static CacheLimits cache(NameService service) {
        CacheLimits usual = CacheLimits.USUAL;
        return new CacheLimits(
                service.cache(), usual.octets(), usual.longest(), usual.longestNegative(), usual.failure());
    }

    Judge judge() {
        return judge;
    }

    /** What the answers that are remembered were good for. */
    CachingDns.Counts cache() {
        return shared.counts();
    }

    /** Every check under way ends in temperror. */
    @Override
    public void close() {
        dns.close();
    }
}
