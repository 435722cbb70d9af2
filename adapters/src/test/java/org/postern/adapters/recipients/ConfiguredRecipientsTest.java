package org.postern.adapters.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.postern.application.port.RecipientDirectory;
import org.postern.application.port.RecipientDirectory.Entry;
import org.postern.domain.address.BarePostmaster;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.Path;
import org.postern.testkit.recipients.HostedRecipients;
import org.postern.testkit.recipients.MemoryRecipients;
import org.postern.testkit.recipients.RandomPaths;
import org.postern.testkit.recipients.RecipientDirectoryContract;

class ConfiguredRecipientsTest implements RecipientDirectoryContract {
    private static final String[] NAMES = {
        "alice", "Bob", "team", "leaked", "postmaster", "archive", "x", "alice+shop", "x+", "+", "pel\u00e9", "\"", ""
    };

    @Override
    public RecipientDirectory directory(List<HostedRecipients> domains) {
        Map<DomainName, DomainRecipients> configured = new LinkedHashMap<>();
        domains.forEach(hosted -> configured.put(
                hosted.domain(),
                new DomainRecipients(
                        hosted.mailboxes(), hosted.aliases(), hosted.deny(), hosted.catchAll(), hosted.plusTags())));
        return ConfiguredRecipients.of(configured);
    }

    @Test
    void everyoneIsEveryMailboxOfEveryDomain() {
        RecipientDirectory everyone =
                ConfiguredRecipients.everyone(DomainName.parse("mx.example.org").orElseThrow());
        Mailbox anybody = Mailbox.parse("any+body@example.net").orElseThrow();
        assertThat(everyone.find(anybody)).isEqualTo(new Entry.Known(List.of(anybody)));
        assertThat(everyone.find(new BarePostmaster()))
                .isEqualTo(new Entry.Known(
                        List.of(Mailbox.parse("postmaster@mx.example.org").orElseThrow())));
        assertThat(everyone.find(Mailbox.parse("a@[192.0.2.1]").orElseThrow())).isEqualTo(new Entry.ForeignDomain());
    }

    @Test
    void whateverIsConfiguredItAnswersAsAPlainLookThroughTheFactsDoes() {
        SplittableRandom random = new SplittableRandom(11);
        RandomPaths paths = new RandomPaths(12);
        for (int round = 0; round < 300; round++) {
            List<HostedRecipients> facts = List.of(facts(random, "example.org"), facts(random, "open.example"));
            RecipientDirectory configured = directory(facts);
            RecipientDirectory plain = new MemoryRecipients(facts);
            for (int path = 0; path < 100; path++) {
                Optional<ForwardPath> asked = paths.next();
                assertThat(asked.map(one -> find(configured, one)))
                        .as("seeds 11 and 12, round %d, %s of %s", round, asked, facts)
                        .isEqualTo(asked.map(one -> find(plain, one)));
            }
        }
    }

    private static Entry find(RecipientDirectory directory, ForwardPath path) {
        return switch (path) {
            case BarePostmaster postmaster -> directory.find(postmaster);
            case Path whole -> directory.find(whole.mailbox());
        };
    }

    private static HostedRecipients facts(SplittableRandom random, String domain) {
        HostedRecipients facts = random.nextInt(3) == 0
                ? HostedRecipients.open(domain)
                : HostedRecipients.of(domain, name(random), name(random) + "1", name(random) + "2");
        facts = random.nextBoolean() ? facts.alias(name(random), name(random), name(random)) : facts;
        facts = random.nextBoolean() ? facts.deny(name(random)) : facts;
        facts = random.nextInt(3) == 0 ? facts.catchAll(name(random)) : facts;
        return random.nextBoolean() ? facts.withPlusTags() : facts;
    }

    private static String name(SplittableRandom random) {
        return NAMES[random.nextInt(NAMES.length)];
    }
}
