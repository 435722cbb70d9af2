package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.testkit.store.StoreOnTrial.id;
import static org.postern.testkit.store.StoreOnTrial.octets;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.application.maintain.Backup;
import org.postern.application.port.StoreFailure;
import org.postern.application.port.StoredMessage;
import org.postern.domain.smtp.TransactionId;

/** What a backup copies, what it leaves alone and what it takes away. */
final class BackupTest {
    private final MemoryStore store = new MemoryStore();
    private final MemoryStore copies = new MemoryStore();
    private final Backup backup = new Backup(store, copies);

    private void keep(int from, int to) {
        for (int number = from; number < to; number++) {
            store.keep(id(number), new byte[0], new SomeContent(octets(100, number)), 0);
        }
    }

    private Backup.Report run() {
        return backup.run((went, of) -> assertThat(went).isLessThanOrEqualTo(of));
    }

    private static List<String> keys(MemoryStore of) {
        return of.messages(Optional.empty()).map(StoredMessage::key).toList();
    }

    @Test
    void theSecondRunCopiesWhatIsNew() {
        keep(0, 100);
        store.addForeign("box/1", new byte[7]);
        assertThat(run()).isEqualTo(new Backup.Report(101, 10_007, 101, 0, 0, Optional.empty()));
        assertThat(keys(copies)).isEqualTo(keys(store));
        keep(100, 103);
        assertThat(run()).isEqualTo(new Backup.Report(104, 10_307, 3, 0, 0, Optional.empty()));
        assertThat(keys(copies)).isEqualTo(keys(store));
    }

    @Test
    void whatWasTakenAwayForGoodGoesFromTheCopiesAndWhatVanishedOtherwiseStays() {
        keep(0, 10);
        run();
        store.remove(List.of(id(3)));
        assertThat(run()).isEqualTo(new Backup.Report(9, 900, 0, 0, 1, Optional.empty()));
        assertThat(copies.find(id(3).text())).isEmpty();
        MemoryStore lost = new MemoryStore();
        lost.bury(List.of(id(77)));
        assertThat(new Backup(lost, copies).run((went, of) -> {}))
                .isEqualTo(new Backup.Report(0, 0, 0, 0, 1, Optional.empty()));
        assertThat(keys(copies)).hasSize(9);
        try (Stream<TransactionId> tombstones = copies.tombstones()) {
            assertThat(tombstones).containsExactlyInAnyOrder(id(3), id(77));
        }
    }

    @Test
    void aCopyOfAnotherSizeIsAFaultAndIsLeftAlone() {
        keep(0, 2);
        copies.keep(id(1), new byte[0], new SomeContent(new byte[3]), 0);
        Backup.Report report = run();
        assertThat(report.differing()).isEqualTo(1);
        assertThat(report.sound()).isFalse();
        assertThat(copies.find(id(1).text()).orElseThrow().size()).isEqualTo(3);
    }

    @Test
    void aDiskThatTakesNothingEndsIt() {
        keep(0, 1_000);
        copies.failKeeping(StoreFailure.FULL);
        Backup.Report report = run();
        assertThat(report.fault()).isPresent();
        assertThat(report.sound()).isFalse();
        assertThat(report.copied()).isZero();
        assertThat(report.messages()).isLessThan(1_000);
    }
}
