package org.postern.adapters.emlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postern.adapters.emlstore.CrashRun.Fault;
import org.postern.adapters.emlstore.CrashRun.Round;
import org.postern.application.port.KeepOutcome.Kept;

/**
 * A loss of power at every step of the write path: what was answered holds. The last four tests make one mistake each and
 * ask that it be found: without them the first would prove nothing.
 */
class CrashTest {
    private static final int MESSAGES = 10;
    private static final int SEEDS_FOR_MISTAKES = 20;

    /** Ten of them are a million losses of power, in some minutes. */
    private static final int ROUNDS = Integer.getInteger("postern.crash.rounds", 1);

    @Test
    void whatIsKeptSurvivesALossOfPowerAtAnyStep() {
        long before = CrashCheck.IMAGES.get();
        int kept = 0;
        for (long seed = 0; seed < 100L * ROUNDS; seed++) {
            CrashRun run = CrashRun.correct(seed, MESSAGES);
            run.run();
            kept += run.kept();
        }
        assertThat(kept).isGreaterThan(600 * ROUNDS);
        assertThat(CrashCheck.IMAGES.get() - before).isGreaterThan(50_000L * ROUNDS);
    }

    @Test
    void andWhenTheDiskFailsAtAnyStep() {
        long before = CrashCheck.IMAGES.get();
        String[] words = {"No space left on device", "Input/output error", "Read-only file system"};
        for (long seed = 1_000_000; seed < 1_000_000 + 4L * ROUNDS; seed++) {
            int steps = CrashRun.correct(seed, 4).run();
            for (int step = 1; step <= steps; step++) {
                for (int length : new int[] {1, 12}) {
                    Fault fault = new Fault(step, length, words[(step + length) % words.length]);
                    new CrashRun(seed, 4, UnaryOperator.identity(), null, fault).run();
                }
            }
        }
        assertThat(CrashCheck.IMAGES.get() - before).isGreaterThan(50_000L * ROUNDS);
    }

    private static void isFound(UnaryOperator<StoreFiles> mistaken, @Nullable Round round, String words) {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < SEEDS_FOR_MISTAKES; seed++) {
                        new CrashRun(seed, MESSAGES, mistaken, round, Fault.NONE).run();
                    }
                })
                .isInstanceOf(PromiseBroken.class)
                .hasMessageContaining(words);
    }

    @Test
    void aMissingSyncOfTheFileIsFound() {
        isFound(
                files -> new PassingFiles(files) {
                    @Override
                    public StoreFile create(String name) throws IOException {
                        return new PassingFile(super.create(name)) {
                            @Override
                            public void force() {}
                        };
                    }
                },
                null,
                "not whole");
    }

    @Test
    void aMissingSyncOfTheFolderIsFound() {
        isFound(
                files -> new PassingFiles(files) {
                    @Override
                    public void forceDirectory(String name) {}
                },
                null,
                "lost");
    }

    @Test
    void anAnswerBeforeTheSyncOfTheFolderIsFound() {
        isFound(
                UnaryOperator.identity(),
                (waiting, files) -> {
                    List<Keeping> batch = taken(waiting);
                    batch.forEach(keeping -> keeping.settle(new Kept()));
                    for (Keeping keeping : batch) {
                        files.forceDirectory(StoreNames.day(keeping.id()));
                    }
                },
                "lost");
    }

    @Test
    void joiningASyncThatAlreadyRunsIsFound() {
        isFound(
                UnaryOperator.identity(),
                (waiting, files) -> {
                    for (Keeping keeping : List.copyOf(waiting)) {
                        files.forceDirectory(StoreNames.day(keeping.id()));
                    }
                    taken(waiting).forEach(keeping -> keeping.settle(new Kept()));
                },
                "lost");
    }

    private static List<Keeping> taken(Queue<Keeping> waiting) {
        List<Keeping> batch = new ArrayList<>();
        for (Keeping keeping = waiting.poll(); keeping != null; keeping = waiting.poll()) {
            batch.add(keeping);
        }
        return batch;
    }
}
