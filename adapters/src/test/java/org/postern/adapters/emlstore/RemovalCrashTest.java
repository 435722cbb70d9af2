package org.postern.adapters.emlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.postern.adapters.emlstore.CrashRun.Fault;

/**
 * A loss of power at every step while messages come and others are taken away: whatever is left, each of them is wholly
 * there or gone for good, with a tombstone. The last tests make one mistake each and ask that it be found.
 */
class RemovalCrashTest {
    private static final int MESSAGES = 10;
    private static final int SEEDS_FOR_MISTAKES = 40;

    private static CrashRun run(long seed, UnaryOperator<StoreFiles> files) {
        return new CrashRun(seed, MESSAGES, files, null, Fault.NONE).removing();
    }

    @Test
    void whatIsTakenAwayIsWhollyThereOrNeverComesBackWhateverIsLost() {
        long before = CrashCheck.IMAGES.get();
        int removed = 0;
        for (long seed = 0; seed < 40; seed++) {
            CrashRun run = run(seed, UnaryOperator.identity());
            run.run();
            removed += run.removed();
        }
        assertThat(removed).isGreaterThan(80);
        assertThat(CrashCheck.IMAGES.get() - before).isGreaterThan(20_000);
    }

    @Test
    void andWhenTheDiskFailsAtAnyStep() {
        long before = CrashCheck.IMAGES.get();
        int removed = 0;
        String[] words = {"No space left on device", "Input/output error", "Read-only file system"};
        for (long seed = 2_000; seed < 2_003; seed++) {
            int steps = new CrashRun(seed, 5, UnaryOperator.identity(), null, Fault.NONE)
                    .removing()
                    .run();
            for (int step = 1; step <= steps; step++) {
                for (int length : new int[] {1, 12}) {
                    Fault fault = new Fault(step, length, words[(step + length) % words.length]);
                    CrashRun run = new CrashRun(seed, 5, UnaryOperator.identity(), null, fault).removing();
                    run.run();
                    removed += run.removed();
                }
            }
        }
        assertThat(removed).isGreaterThan(50);
        assertThat(CrashCheck.IMAGES.get() - before).isGreaterThan(30_000);
    }

    private static void isFound(UnaryOperator<StoreFiles> mistaken, String words) {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < SEEDS_FOR_MISTAKES; seed++) {
                        run(seed, mistaken).run();
                    }
                })
                .isInstanceOf(PromiseBroken.class)
                .hasMessageContaining(words);
    }

    private static boolean isTombstone(String name) {
        return name.endsWith(".tombstone");
    }

    @Test
    void aTombstoneWhoseOctetsWereNotSyncedIsFound() {
        isFound(
                files -> new PassingFiles(files) {
                    @Override
                    public StoreFile create(String name) throws IOException {
                        return isTombstone(name) ? unsynced(super.create(name)) : super.create(name);
                    }
                },
                "tombstone");
    }

    private static StoreFile unsynced(StoreFile file) {
        return new PassingFile(file) {
            @Override
            public void force() {}
        };
    }

    @Test
    void aTombstoneWhoseFolderWasNotSyncedIsFound() {
        isFound(
                files -> new PassingFiles(files) {
                    @Override
                    public void forceDirectory(String name) throws IOException {
                        if (!name.equals(StoreNames.TOMBSTONES)) {
                            super.forceDirectory(name);
                        }
                    }
                },
                "tombstone");
    }

    @Test
    void aFileThatGoesBeforeItsTombstoneIsThereIsFound() {
        isFound(
                files -> new PassingFiles(files) {
                    private final List<String> late = new ArrayList<>();

                    @Override
                    public void forceDirectory(String name) throws IOException {
                        if (name.equals(StoreNames.TOMBSTONES)) {
                            late.add(name);
                            return;
                        }
                        super.forceDirectory(name);
                        for (String folder : List.copyOf(late)) {
                            super.forceDirectory(folder);
                        }
                        late.clear();
                    }
                },
                "vanished before its tombstone");
    }
}
