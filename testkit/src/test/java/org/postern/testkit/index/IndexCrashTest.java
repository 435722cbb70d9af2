package org.postern.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postern.application.index.IndexStatus;
import org.postern.application.index.IndexUpkeep;
import org.postern.application.index.JustKept;
import org.postern.application.port.IndexFault;
import org.postern.domain.smtp.TransactionId;

/** Whatever happens to the process or to the index, and whenever: in the end the index says what the files say. */
final class IndexCrashTest {

    private static final byte[] SHORT = "Subject: s\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Fails operation number N, for every N until a run needs no more; a process that begins again must mend it. */
    @Test
    void afterAFaultOrACrashAtAnyOperationTheNextStartMendsEverything() {
        int operations = 0;
        boolean met = true;
        while (met) {
            met = faultAt(++operations);
        }
        assertThat(operations).isGreaterThan(15);
    }

    private static boolean faultAt(int wanted) {
        MailShelf shelf = new MailShelf();
        SomeMail mail = new SomeMail(wanted);
        for (int i = 0; i < 510; i++) {
            shelf.put(SomeMail.id(2L * i).text(), SHORT);
        }
        shelf.put("foreign", new byte[0]);
        MemoryPlace place = new MemoryPlace();
        AtomicInteger operation = new AtomicInteger();
        AtomicLong nanos = new AtomicLong();
        IndexUpkeep upkeep = new IndexUpkeep(shelf, place, 100, event -> {}, nanos::get);
        AtomicInteger kept = new AtomicInteger();
        place.trouble(name -> {
            TransactionId next = SomeMail.id(10_000L + kept.getAndIncrement());
            shelf.put(next.text(), mail.kept(next));
            upkeep.offer(JustKept.inFile(next));
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            if (operation.incrementAndGet() == wanted) {
                throw new IndexFault(IndexFault.Kind.FAILED, name);
            }
        });
        upkeep.turn();
        upkeep.turn();
        place.heal();
        MemoryPlace crashed = place.copy();
        new IndexUpkeep(shelf, crashed, 100, event -> {}, nanos::get).turn();
        assertThat(crashed.rows).as("crash at operation %d", wanted).isEqualTo(Entries.of(shelf));
        upkeep.turn();
        upkeep.turn();
        upkeep.turn();
        assertThat(place.rows).as("fault at operation %d", wanted).isEqualTo(Entries.of(shelf));
        return operation.get() >= wanted;
    }

    @Test
    void anyMixtureOfMailFaultsAndCrashesEndsWithTheTruth() {
        for (long seed = 0; seed < 120; seed++) {
            new Story(seed).play();
        }
    }

    /** One random course of events. */
    private static final class Story {
        private final long seed;
        private final SplittableRandom random;
        private final SomeMail mail;
        private final MailShelf shelf = new MailShelf();
        private final AtomicLong nanos = new AtomicLong();
        private final AtomicInteger untilFault = new AtomicInteger(Integer.MAX_VALUE);
        private MemoryPlace place = new MemoryPlace();
        private IndexUpkeep upkeep;
        private long time;

        private Story(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.mail = new SomeMail(seed);
            this.upkeep = begin();
        }

        private IndexUpkeep begin() {
            place.trouble(name -> {
                if (random.nextInt(10) == 0) {
                    keep(true);
                }
                if (untilFault.decrementAndGet() == 0) {
                    IndexFault.Kind[] kinds = IndexFault.Kind.values();
                    throw new IndexFault(kinds[random.nextInt(kinds.length)], name);
                }
            });
            return new IndexUpkeep(shelf, place, 5, event -> {}, nanos::get);
        }

        /** The id is up to an hour old when the message is kept. */
        private void keep(boolean offered) {
            TransactionId id =
                    SomeMail.id(time - random.nextLong(Duration.ofMinutes(60).toMillis()));
            shelf.put(id.text(), mail.kept(id));
            if (offered) {
                upkeep.offer(JustKept.inFile(id));
            }
        }

        private void play() {
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> keep(true);
                    case 3 -> burst();
                    case 4 -> pass(Duration.ofMinutes(random.nextInt(90)));
                    case 5 -> untilFault.set(1 + random.nextInt(12));
                    case 6 -> crash();
                    default -> upkeep.turn();
                }
            }
            untilFault.set(Integer.MAX_VALUE);
            place.heal();
            settle();
            assertThat(place.rows).as("seed %d", seed).isEqualTo(Entries.of(shelf));
        }

        private void burst() {
            for (int i = 0; i < 8; i++) {
                keep(true);
            }
        }

        private void pass(Duration passing) {
            time += passing.toMillis();
            nanos.addAndGet(passing.toNanos());
        }

        /** The process ends here and now: a message just kept was not offered, and a new process begins. */
        private void crash() {
            keep(false);
            place = place.copy();
            upkeep = begin();
            upkeep.turn();
        }

        private void settle() {
            for (int i = 0; i < 5; i++) {
                upkeep.turn();
            }
            assertThat(upkeep.status().state()).as("seed %d", seed).isEqualTo(IndexStatus.State.CURRENT);
            assertThat(upkeep.status().fault()).as("seed %d", seed).isEqualTo(Optional.empty());
        }
    }
}
