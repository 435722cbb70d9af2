package org.postern.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.application.maintain.Finding;
import org.postern.application.maintain.Fsck;
import org.postern.application.maintain.ListMessages;
import org.postern.application.maintain.Pace;
import org.postern.application.maintain.Reindex;
import org.postern.application.maintain.ShowMessage;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.MessageIndex;
import org.postern.application.port.StoredMessages;

final class MaintainTest {
    private final SomeMail mail = new SomeMail(1);
    private final MailShelf shelf = new MailShelf();
    private final MemoryPlace place = new MemoryPlace();

    private String keep(long millis) {
        return mail.keepIn(shelf, millis).text();
    }

    private Fsck.Report reindexAndCheck(List<Finding> findings) throws IndexFault {
        new Reindex(shelf, place).run(Pace.UNSEEN);
        return check(findings);
    }

    private Fsck.Report check(List<Finding> findings) throws IndexFault {
        try (MessageIndex index = place.open()) {
            return new Fsck(shelf, Optional.of(index), List::of).run(findings::add);
        }
    }

    private static List<String> words(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.kind().word() + " " + finding.key())
                .toList();
    }

    @Test
    void aStoreAndItsIndexInOrderHaveNoFindings() throws IndexFault {
        for (int i = 0; i < 1_200; i++) {
            keep(i);
        }
        List<Finding> findings = new ArrayList<>();
        Fsck.Report report = reindexAndCheck(findings);
        assertThat(words(findings)).isEmpty();
        assertThat(report).isEqualTo(new Fsck.Report(1_200, 1_200, 0, 0, true));
        assertThat(report.sound()).isTrue();
    }

    @Test
    void fsckFindsEachKindOfThing() throws IndexFault {
        String gone = keep(1);
        String changed = keep(2);
        String cut = keep(3);
        String copied = keep(4);
        String bad = keep(5);
        new Reindex(shelf, place).run(Pace.UNSEEN);
        shelf.remove(gone);
        shelf.put(changed, plus(shelf, changed, 3));
        shelf.put(cut, plus(shelf, cut, -1));
        String copy = SomeMail.id(6).text();
        shelf.put(copy, plus(shelf, copied, 0));
        String torn = SomeMail.id(7).text();
        shelf.put(torn, new byte[0]);
        shelf.put("restored/\u001b[31mx", "Subject: s\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        shelf.readable(bad, false);
        List<Finding> findings = new ArrayList<>();
        Fsck.Report report;
        try (MessageIndex index = place.open()) {
            report = new Fsck(shelf, Optional.of(index), () -> List.of("tmp/x.part")).run(findings::add);
        }
        assertThat(words(findings))
                .containsExactlyInAnyOrder(
                        "row-without-file " + gone,
                        "size-differs " + changed,
                        "too-long " + changed,
                        "size-differs " + cut,
                        "cut-short " + cut,
                        "other-id " + copy,
                        "file-without-row " + copy,
                        "no-trace " + torn,
                        "file-without-row " + torn,
                        "unreadable " + bad,
                        "foreign-name restored/\u001b[31mx",
                        "file-without-row restored/\u001b[31mx",
                        "leftover tmp/x.part");
        assertThat(report).isEqualTo(new Fsck.Report(7, 5, 13, 8, true));
        assertThat(report.sound()).isFalse();
        assertThat(findings).allMatch(finding -> !finding.kind().advice().isEmpty());
    }

    private static byte[] plus(MailShelf shelf, String key, int octets) {
        try (var file = shelf.find(key).orElseThrow().open()) {
            byte[] all = file.readAllBytes();
            return Arrays.copyOf(all, all.length + octets);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void filesWithoutRowsAreNoFault() throws IndexFault {
        keep(1);
        List<Finding> findings = new ArrayList<>();
        assertThat(check(findings).sound()).isTrue();
        assertThat(findings).hasSize(1).allMatch(finding -> finding.detail().isEmpty());
        assertThat(findings.getFirst().kind().advice()).contains("normal after a crash");
    }

    @Test
    void fsckGoesOnWithTheFilesWhenTheIndexFails() throws IndexFault {
        for (int i = 0; i < 700; i++) {
            keep(i);
        }
        List<Finding> findings = new ArrayList<>();
        Fsck.Report report;
        try (MessageIndex index = place.open()) {
            place.trouble(operation -> {
                throw new IndexFault(IndexFault.Kind.SLOW, operation);
            });
            report = new Fsck(shelf, Optional.of(index), List::of).run(findings::add);
        }
        assertThat(words(findings)).containsExactly("index-unreadable ");
        assertThat(report).isEqualTo(new Fsck.Report(700, 0, 1, 1, false));
    }

    @Test
    void aListIsTheSameFromTheIndexAndFromTheFiles() throws IndexFault {
        for (int i = 0; i < 300; i++) {
            keep(i * 37L);
        }
        shelf.put("old", "From: Alice <alice@example.org>\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        new Reindex(shelf, place).run(Pace.UNSEEN);
        List<IndexQuery> queries = List.of(
                IndexQuery.newest(25),
                new IndexQuery(
                        Optional.of("ALICE"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        50),
                new IndexQuery(
                        Optional.empty(),
                        Optional.of("example"),
                        Optional.of("k"),
                        Optional.of(SomeMail.START.plusSeconds(4)),
                        Optional.of(SomeMail.START.plusSeconds(9)),
                        1_000));
        try (MessageIndex index = place.open()) {
            for (IndexQuery query : queries) {
                ListMessages.Listing fast = new ListMessages(() -> Optional.of(index), shelf).list(query);
                ListMessages.Listing slow = new ListMessages(Optional::empty, shelf).list(query);
                assertThat(fast.entries()).isNotEmpty().isEqualTo(slow.entries());
                assertThat(fast.source()).isEqualTo(ListMessages.Source.INDEX);
                assertThat(slow.source()).isEqualTo(ListMessages.Source.FILES);
            }
            place.trouble(operation -> {
                throw new IndexFault(IndexFault.Kind.SLOW, operation);
            });
            assertThat(new ListMessages(() -> Optional.of(index), shelf)
                            .list(IndexQuery.newest(3))
                            .source())
                    .isEqualTo(ListMessages.Source.FILES);
        }
    }

    @Test
    void aListFromFilesCountsTheUnreadableAndOpensNoneThatIsTooOld() {
        String bad = keep(10_000_000);
        shelf.readable(bad, false);
        keep(0);
        IndexQuery query = new IndexQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(SomeMail.START.plusSeconds(9_000)),
                Optional.empty(),
                10);
        assertThat(new ListMessages(Optional::empty, shelf).list(query))
                .isEqualTo(new ListMessages.Listing(List.of(), ListMessages.Source.FILES, 1));
        assertThat(shelf.opened()).isEqualTo(1);
    }

    @Test
    void whatIsTakenAwayWhileItIsLookedAtIsNeitherThereNorAFault() throws IndexFault {
        String gone = keep(1);
        keep(2);
        new Reindex(shelf, place).run(Pace.UNSEEN);
        shelf.readable(gone, false);
        StoredMessages vanishing = new VanishingShelf(shelf, gone);
        assertThat(new ListMessages(Optional::empty, vanishing).list(IndexQuery.newest(9)))
                .satisfies(listing -> assertThat(listing.entries()).hasSize(1))
                .satisfies(listing -> assertThat(listing.unreadable()).isZero());
        assertThat(new ShowMessage(vanishing).show(gone.toLowerCase(Locale.ROOT)))
                .isEqualTo(new ShowMessage.Unknown());
        List<Finding> findings = new ArrayList<>();
        try (MessageIndex index = place.open()) {
            assertThat(new Fsck(vanishing, Optional.of(index), List::of).run(findings::add))
                    .isEqualTo(new Fsck.Report(1, 2, 1, 1, true));
        }
        assertThat(words(findings)).containsExactly("row-without-file " + gone);
    }

    @Test
    void aMessageIsShownByItsIdOrAUniqueBeginningInEitherCase() {
        String first = keep(0);
        String second = keep(1L << 40);
        ShowMessage show = new ShowMessage(shelf);
        assertThat(key(show.show(first))).contains(first);
        String prefix = second.substring(0, 6);
        assertThat(first).doesNotStartWith(prefix);
        assertThat(key(show.show(prefix.toLowerCase(Locale.ROOT)))).contains(second);
        assertThat(show.show(second.substring(0, 5))).isEqualTo(new ShowMessage.Unknown());
        assertThat(show.show("../../etc/passwd")).isEqualTo(new ShowMessage.Unknown());
        assertThat(show.show("ÄÄÄÄÄÄÄ")).isEqualTo(new ShowMessage.Unknown());
        assertThat(show.show(first + "0")).isEqualTo(new ShowMessage.Unknown());
    }

    private static Optional<String> key(ShowMessage.Shown shown) {
        return shown instanceof ShowMessage.Found found
                ? Optional.of(found.entry()).map(IndexEntry::key)
                : Optional.empty();
    }

    @Test
    void aBeginningOfSeveralNamesThemAndAForeignNameIsTakenWhole() {
        String first = keep(0);
        String second = keep(1);
        shelf.put("old/mail", new byte[0]);
        ShowMessage show = new ShowMessage(shelf);
        assertThat(show.show(first.substring(0, 8))).isEqualTo(new ShowMessage.Ambiguous(List.of(first, second)));
        assertThat(key(show.show("old/mail"))).contains("old/mail");
        shelf.readable("old/mail", false);
        assertThat(show.show("old/mail")).isInstanceOf(ShowMessage.Unreadable.class);
    }
}
