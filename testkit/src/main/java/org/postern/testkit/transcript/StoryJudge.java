package org.postern.testkit.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.application.greylist.ConsultGreylist;
import org.postern.application.judge.Judge;
import org.postern.application.judge.JudgeSettings;
import org.postern.application.judge.SoundLists;
import org.postern.application.judge.TransactionJudge;
import org.postern.application.scan.Scanner;
import org.postern.application.scan.Scanners;
import org.postern.domain.address.DomainName;
import org.postern.domain.dns.Dns;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ReturnCodes;
import org.postern.domain.greylist.Acquaintance;
import org.postern.domain.greylist.GreylistTimes;
import org.postern.domain.policy.AuthorMissing;
import org.postern.domain.policy.DkimFailure;
import org.postern.domain.policy.DmarcFailure;
import org.postern.domain.policy.DnsLists;
import org.postern.domain.policy.Greylisting;
import org.postern.domain.policy.HeloOurs;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.NullMx;
import org.postern.domain.policy.Policy;
import org.postern.domain.policy.Rule;
import org.postern.domain.policy.ScanAction;
import org.postern.domain.policy.ScannerObjection;
import org.postern.domain.policy.SenderDomainMissing;
import org.postern.domain.policy.SenderDomainUnknown;
import org.postern.domain.policy.SpfFailure;
import org.postern.testkit.dns.ZoneDns;
import org.postern.testkit.greylist.MemoryGreylist;

/** The judge of the stories, as strict as can be: every rule decides. It asks one list, {@code
 * bl.example.org}, and one scanner. */
public final class StoryJudge {
    private static final int GREYLISTED = 100;
    private static final String SCANNER = "story";

    /** Every rule, all of them enforced. */
    public static final Policy POLICY = new Policy(List.of(
            new Rule(HeloOurs.NAME, Mode.ENFORCE, new HeloOurs()),
            new Rule(NullMx.NAME, Mode.ENFORCE, new NullMx()),
            new Rule(SenderDomainMissing.NAME, Mode.ENFORCE, new SenderDomainMissing()),
            new Rule(SenderDomainUnknown.NAME, Mode.ENFORCE, new SenderDomainUnknown()),
            new Rule(AuthorMissing.NAME, Mode.ENFORCE, new AuthorMissing(true)),
            new Rule(DnsLists.NAME, Mode.ENFORCE, new DnsLists(1)),
            new Rule(
                    ScannerObjection.name(SCANNER),
                    Mode.ENFORCE,
                    new ScannerObjection(SCANNER, ScanAction.REFUSE, true)),
            new Rule(DmarcFailure.NAME, Mode.ENFORCE, new DmarcFailure(true, true)),
            new Rule(SpfFailure.NAME, Mode.ENFORCE, new SpfFailure()),
            new Rule(DkimFailure.NAME, Mode.ENFORCE, new DkimFailure())));
    /** The list it asks. */
    public static final DnsList LIST =
            new DnsList(DomainName.parse("bl.example.org").orElseThrow(), DnsList.Kind.BLOCK, 1, ReturnCodes.USUAL);

    private StoryJudge() {}

    static TransactionJudge of(StorySettings settings) {
        Dns dns = ZoneDns.of(String.join("\n", settings.zone()));
        SoundLists lists = new SoundLists(List.of(LIST), dns, System::nanoTime, test -> {});
        Scanner scanner = new Scanner(SCANNER, new StoryScanner(), Duration.ofMinutes(1), Long.MAX_VALUE, true);
        Scanners scanners = new Scanners(List.of(scanner), Duration.ofMinutes(1), System::nanoTime);
        return settings.greylist()
                ? new Judge(dns, greylisting(), lists, settings(), scanners, Optional.of(greylist()), System::nanoTime)
                : new Judge(dns, POLICY, lists, settings(), scanners, System::nanoTime);
    }

    private static Policy greylisting() {
        List<Rule> rules = new ArrayList<>(POLICY.rules());
        rules.add(new Rule(Greylisting.NAME, Mode.ENFORCE, new Greylisting(GreylistTimes.USUAL)));
        return new Policy(rules);
    }

    /** One that knows {@code friend.example}, and nobody else. */
    private static ConsultGreylist greylist() {
        MemoryGreylist greylist = new MemoryGreylist(GREYLISTED);
        greylist.remember(List.of(new Acquaintance("friend.example", Instant.EPOCH, true, Instant.MAX)));
        return new ConsultGreylist(greylist, GreylistTimes.USUAL, List.of());
    }

    /** A minute and 200 questions for a message, nobody trusted. */
    public static JudgeSettings settings() {
        return new JudgeSettings(StoryServer.HOSTNAME, Duration.ofMinutes(1), 200, List.of(), List.of());
    }
}
