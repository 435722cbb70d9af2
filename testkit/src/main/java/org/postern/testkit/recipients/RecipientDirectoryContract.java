package org.postern.testkit.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.application.port.RecipientDirectory;
import org.postern.application.port.RecipientDirectory.Entry;
import org.postern.domain.address.BarePostmaster;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.LocalPart;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.Path;

/** What every directory of recipients must answer. */
public interface RecipientDirectoryContract {
    /** Some mailboxes, an alias, one who is denied; plus-tags. */
    HostedRecipients PEOPLE = HostedRecipients.of(
                    "example.org", "alice", "Bob", "kim", "iris", "a b", "x+y", "pel\u00e9", "leaked", "carol")
            .alias("team", "alice", "Bob")
            .alias("gone", "alice")
            .alias("team+all", "carol")
            .deny("LEAKED", "gone", "alice+spam")
            .withPlusTags();

    /** A catch-all and no plus-tags. */
    HostedRecipients CATCHING = HostedRecipients.of("all.example", "archive", "alice")
            .alias("team", "alice")
            .deny("leaked")
            .catchAll("Archive");

    /** Every local part is a mailbox. */
    HostedRecipients OPEN =
            HostedRecipients.open("open.example").alias("team", "Bob").deny("leaked");

    /** The same with plus-tags. */
    HostedRecipients OPEN_WITH_TAGS = HostedRecipients.open("tags.example")
            .alias("team", "bob")
            .deny("leaked")
            .withPlusTags();

    /** An internationalized domain. */
    HostedRecipients BOOKS = HostedRecipients.of("b\u00fccher.example", "alice");

    /** All of them. */
    List<HostedRecipients> WORLD = List.of(PEOPLE, CATCHING, OPEN, OPEN_WITH_TAGS, BOOKS);

    /** One that knows these domains; the first is the one of the postmaster without a domain. */
    RecipientDirectory directory(List<HostedRecipients> domains);

    private static Mailbox mailbox(String text) {
        return Mailbox.parse(text).orElseThrow(() -> new AssertionError("no mailbox: " + text));
    }

    private Entry ask(String mailbox) {
        return directory(WORLD).find(mailbox(mailbox));
    }

    private void leads(String mailbox, String... to) {
        List<Mailbox> mailboxes =
                Stream.of(to).map(RecipientDirectoryContract::mailbox).toList();
        assertThat(ask(mailbox)).as(mailbox).isEqualTo(new Entry.Known(mailboxes));
    }

    private void unknown(String... mailboxes) {
        for (String mailbox : mailboxes) {
            assertThat(ask(mailbox)).as(mailbox).isEqualTo(new Entry.NoSuchMailbox());
        }
    }

    private void foreign(String... mailboxes) {
        for (String mailbox : mailboxes) {
            assertThat(ask(mailbox)).as(mailbox).isEqualTo(new Entry.ForeignDomain());
        }
    }

    @Test
    default void aMailboxLeadsToItself() {
        leads("alice@example.org", "alice@example.org");
        leads("x+y@example.org", "x+y@example.org");
        leads("alice@all.example", "alice@all.example");
    }

    @Test
    default void whoeverIsNotNamedIsUnknown() {
        unknown("dave@example.org", "alic@example.org", "alicex@example.org", "bob@b\u00fccher.example");
    }

    @Test
    default void onlyTheDomainItselfIsOurs() {
        foreign(
                "alice@example.net",
                "alice@mail.example.org",
                "alice@org",
                "alice@xexample.org",
                "alice@example.org.net");
        foreign("alice@ex\u00e4mple.org", "postmaster@example.net");
    }

    /** Whose addresses they are is not the directory's to know. */
    @Test
    default void anAddressLiteralIsNotOurs() {
        foreign("alice@[192.0.2.1]", "alice@[IPv6:2001:db8::1]", "postmaster@[127.0.0.1]");
    }

    @Test
    default void theDomainIsTheSameInEveryCaseAndAsItsALabels() {
        leads("alice@EXAMPLE.Org", "alice@example.org");
        leads("alice@b\u00fccher.example", "alice@xn--bcher-kva.example");
        leads("alice@XN--BCHER-KVA.EXAMPLE", "alice@xn--bcher-kva.example");
    }

    @Test
    default void asciiLettersHaveNoCaseInAnyLocaleAndOthersStayAsTheyAre() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            leads("IRIS@example.org", "iris@example.org");
            leads("bob@example.org", "bob@example.org");
            leads("BOB@open.example", "bob@open.example");
            leads("pel\u00e9@example.org", "pel\u00e9@example.org");
            unknown("PEL\u00c9@example.org", "\u212aim@example.org", "\u0130ris@example.org", "\u0131ris@example.org");
            leads("PEL\u00c9@open.example", "pel\u00c9@open.example");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    default void quotingMakesNoDifference() {
        leads("\"alice\"@example.org", "alice@example.org");
        leads("\"a b\"@example.org", "\"a b\"@example.org");
        leads("\"A\\ B\"@example.org", "\"a b\"@example.org");
        leads("\"alice+any thing\"@example.org", "alice@example.org");
        unknown("\"\"@example.org", "\"alice \"@example.org", "\"alice@example.org\"@example.org");
    }

    @Test
    default void anAliasLeadsToItsMailboxesInTheirOrder() {
        leads("team@example.org", "alice@example.org", "bob@example.org");
        leads("TEAM@all.example", "alice@all.example");
        leads("team@open.example", "bob@open.example");
        unknown("team@b\u00fccher.example");
    }

    @Test
    default void whoIsDeniedIsUnknownWhateverElseIsSaid() {
        unknown("leaked@example.org", "Leaked+shop@example.org", "gone@example.org", "gone+x@example.org");
        unknown("leaked@all.example", "leaked@open.example", "leaked+x@tags.example", "alice+SPAM@example.org");
        leads("alice+spam+more@example.org", "alice@example.org");
        leads("leaked+x@open.example", "leaked+x@open.example");
    }

    @Test
    default void whatStandsBehindAPlusIsATagWhereThereAreTags() {
        leads("alice+shop@example.org", "alice@example.org");
        leads("alice+a+b@example.org", "alice@example.org");
        leads("alice+@example.org", "alice@example.org");
        leads("Team+x@example.org", "alice@example.org", "bob@example.org");
        leads("team+x@tags.example", "bob@tags.example");
        leads("any+x@tags.example", "any@tags.example");
        leads("+x@tags.example", "+x@tags.example");
        unknown("+alice@example.org", "dave+alice@example.org", "x+z@example.org");
    }

    @Test
    default void aNameWithItsTagComesBeforeTheNameWithout() {
        leads("team+all@example.org", "carol@example.org");
        leads("x+y@example.org", "x+y@example.org");
    }

    @Test
    default void withoutTagsAPlusIsALetterLikeOthers() {
        leads("alice+shop@all.example", "archive@all.example");
        leads("team+x@open.example", "team+x@open.example");
    }

    @Test
    default void theCatchAllGetsWhatNobodyElseDoes() {
        leads("anybody@all.example", "archive@all.example");
        leads("\" \"@all.example", "archive@all.example");
        leads("archive@all.example", "archive@all.example");
    }

    /** RFC 5321 §4.5.1: in each of our domains and without one. */
    @Test
    default void thePostmasterIsAlwaysThere() {
        leads("postmaster@example.org", "postmaster@example.org");
        leads("PostMaster+x@example.org", "postmaster@example.org");
        leads("postmaster@all.example", "archive@all.example");
        leads("POSTMASTER@open.example", "postmaster@open.example");
        for (HostedRecipients hosted : WORLD) {
            assertThat(directory(List.of(hosted)).find(new BarePostmaster()))
                    .as("the postmaster of %s", hosted.domain())
                    .isEqualTo(ask("postmaster@" + hosted.domain()))
                    .isInstanceOf(Entry.Known.class);
        }
    }

    @Test
    default void thePostmasterWithoutADomainIsThatOfTheFirst() {
        HostedRecipients first = HostedRecipients.of("one.example", "alice").alias("postmaster", "alice");
        assertThat(directory(List.of(first, PEOPLE)).find(new BarePostmaster()))
                .isEqualTo(new Entry.Known(List.of(mailbox("alice@one.example"))));
        assertThat(directory(List.of(PEOPLE, first)).find(new BarePostmaster()))
                .isEqualTo(new Entry.Known(List.of(mailbox("postmaster@example.org"))));
    }

    /** RFC 5321 §4.5.1 leaves that to extreme cases: who writes it down has one. */
    @Test
    default void aPostmasterWhoIsDeniedIsUnknownToo() {
        RecipientDirectory directory = directory(List.of(PEOPLE.deny("postmaster")));
        assertThat(directory.find(mailbox("postmaster@example.org"))).isEqualTo(new Entry.NoSuchMailbox());
        assertThat(directory.find(new BarePostmaster())).isEqualTo(new Entry.NoSuchMailbox());
    }

    @Test
    default void everyPathHasOneAnswerThatMakesSense() {
        RecipientDirectory directory = directory(WORLD);
        RandomPaths paths = new RandomPaths(5);
        int known = 0;
        for (int round = 0; round < 20_000; round++) {
            Optional<ForwardPath> path = paths.next();
            if (path.isPresent() && path.get() instanceof Path whole) {
                Entry entry = directory.find(whole.mailbox());
                String what = "seed 5, round " + round + ", " + whole.text();
                makesSense(what, whole.mailbox(), entry);
                assertThat(directory.find(whole.mailbox())).as(what).isEqualTo(entry);
                assertThat(directory.find(otherCase(whole.mailbox()))).as(what).isEqualTo(entry);
                known += entry instanceof Entry.Known ? 1 : 0;
            }
        }
        assertThat(known).as("known mailboxes in all rounds").isGreaterThan(2_000);
    }

    private static void makesSense(String what, Mailbox asked, Entry entry) {
        boolean ours = WORLD.stream().anyMatch(hosted -> hosted.domain().equals(asked.domain()));
        assertThat(entry instanceof Entry.ForeignDomain).as(what).isEqualTo(!ours);
        assertThat(entry instanceof Entry.Unavailable).as(what).isFalse();
        if (entry instanceof Entry.Known known) {
            assertThat(known.mailboxes())
                    .as(what)
                    .isNotEmpty()
                    .allMatch(to -> to.domain().equals(asked.domain()));
        }
    }

    private static Mailbox otherCase(Mailbox mailbox) {
        StringBuilder other = new StringBuilder();
        mailbox.localPart()
                .content()
                .codePoints()
                .map(c -> c < 128 && Character.isLetter(c) ? c ^ 32 : c)
                .forEach(other::appendCodePoint);
        return new Mailbox(new LocalPart(other.toString()), mailbox.domain());
    }

    @Test
    default void anyThreadMayAsk() {
        RecipientDirectory directory = directory(WORLD);
        List<Mailbox> asked = Stream.of("alice@example.org", "team@example.org", "x@all.example", "leaked@open.example")
                .map(RecipientDirectoryContract::mailbox)
                .toList();
        List<Entry> expected = asked.stream().map(directory::find).toList();
        assertThat(Stream.generate(() -> asked)
                        .limit(2_000)
                        .parallel()
                        .map(all -> all.stream().map(directory::find).toList())
                        .distinct()
                        .toList())
                .containsExactly(expected);
    }
}
