package org.postern.adapters.emlstore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.StoreFailure;

/**
 * The second half of keeping messages: one sync of a folder for all that were linked before it begins. Who comes while
 * it runs waits for the next: a sync that already runs may not have seen the new name.
 */
final class GroupCommit {
    private final DaySyncs syncs;
    private final Health health;
    private final Withdrawal withdrawal;
    private final DayFolders folders;
    private final UnderWay underWay;

    GroupCommit(DaySyncs syncs, Health health, Withdrawal withdrawal, DayFolders folders, UnderWay underWay) {
        this.syncs = syncs;
        this.health = health;
        this.withdrawal = withdrawal;
        this.folders = folders;
        this.underWay = underWay;
    }

    /** Settles everything that waits now. */
    void round(Queue<Keeping> waiting) {
        Map<String, List<Keeping>> batches = new LinkedHashMap<>();
        for (Keeping keeping = waiting.poll(); keeping != null; keeping = waiting.poll()) {
            batches.computeIfAbsent(StoreNames.day(keeping.id()), day -> new ArrayList<>())
                    .add(keeping);
        }
        batches.forEach(this::commit);
    }

    private void commit(String day, List<Keeping> batch) {
        try {
            syncs.force(day);
        } catch (IOException failed) {
            StoreFailure failure = DiskFailure.of(failed);
            folders.forget(day);
            withdraw(batch, failure, DiskFailure.words(failed));
            return;
        }
        if (health.isTrusted()) {
            long doubts = health.doubts();
            settle(batch.stream().filter(keeping -> !keeping.isDoubtful(doubts)).toList());
            withdraw(
                    batch.stream().filter(keeping -> keeping.isDoubtful(doubts)).toList(),
                    StoreFailure.FAULT,
                    "the disk failed elsewhere meanwhile");
        } else {
            withdraw(batch, health.failure().orElse(StoreFailure.FAULT), "the disk failed elsewhere meanwhile");
        }
    }

    private void settle(List<Keeping> batch) {
        List<Keeping> abandoned = new ArrayList<>();
        for (Keeping keeping : batch) {
            if (keeping.settle(new Kept())) {
                underWay.end(keeping);
            } else {
                abandoned.add(keeping);
            }
        }
        withdrawal.withdraw(abandoned);
    }

    private void withdraw(List<Keeping> batch, StoreFailure failure, String detail) {
        withdrawal.withdraw(batch);
        batch.forEach(keeping -> keeping.fail(failure, detail));
    }
}
