package org.postern.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.postern.application.index.IndexEvent;
import org.postern.application.index.IndexStatus;
import org.postern.application.index.IndexWriter;
import org.postern.application.index.JustKept;
import org.postern.application.port.IndexFault;
import org.postern.domain.smtp.TransactionId;

final class IndexWriterTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final SomeMail mail = new SomeMail(1);
    private final MailShelf shelf = new MailShelf();
    private final MemoryPlace place = new MemoryPlace();

    private TransactionId keep(long millis) {
        return mail.keepIn(shelf, millis);
    }

    private static void hold(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException goesOn) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsOfferedIsInTheIndexWhenTheWriterIsClosed() {
        CountDownLatch caughtUp = new CountDownLatch(1);
        IndexWriter writer = new IndexWriter(shelf, place, event -> noteCaughtUp(event, caughtUp), LONG);
        keep(0);
        writer.start();
        hold(caughtUp);
        for (int i = 1; i < 3_000; i++) {
            writer.offer(JustKept.inFile(keep(i)));
        }
        writer.close();
        assertThat(writer.status())
                .isEqualTo(new IndexStatus(IndexStatus.State.STOPPED, 3_000, 0, 0, 0, Optional.empty()));
        assertThat(place.rows).isEqualTo(Entries.of(shelf));
        assertThat(place.mark).contains(SomeMail.id(2_999).text());
    }

    private static void noteCaughtUp(IndexEvent event, CountDownLatch caughtUp) {
        if (event instanceof IndexEvent.CaughtUp) {
            caughtUp.countDown();
        }
    }

    @Test
    void aMessageOfferedToARunningWriterIsWrittenSoon() {
        CountDownLatch caughtUp = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        IndexWriter writer = new IndexWriter(shelf, place, event -> noteCaughtUp(event, caughtUp), LONG);
        writer.start();
        hold(caughtUp);
        place.trouble(operation -> {
            if (operation.equals("write")) {
                written.countDown();
            }
        });
        writer.offer(JustKept.inFile(keep(1)));
        hold(written);
        writer.close();
        assertThat(place.rows).isEqualTo(Entries.of(shelf));
    }

    @Test
    void anIndexThatHangsHoldsUpNeitherStartNorOffersNorClose() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch opening = new CountDownLatch(1);
        place.trouble(operation -> {
            opening.countDown();
            hold(never);
        });
        IndexWriter writer = new IndexWriter(shelf, place, event -> {}, Duration.ofMillis(50));
        writer.start();
        hold(opening);
        for (int i = 0; i < 20_000; i++) {
            writer.offer(JustKept.inFile(SomeMail.id(i)));
        }
        writer.close();
        assertThat(never.getCount()).as("still hanging").isEqualTo(1);
        assertThat(writer.status().overflowed()).isEqualTo(10_000);
        assertThat(writer.lookup()).isEmpty();
        never.countDown();
    }

    @Test
    void theWorkIsDoneOnAPlatformThreadThatHoldsNoJvmAlive() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        CountDownLatch opening = new CountDownLatch(1);
        place.trouble(operation -> {
            threads.add(Thread.currentThread());
            opening.countDown();
        });
        try (IndexWriter writer = new IndexWriter(shelf, place, event -> {}, LONG)) {
            writer.start();
            hold(opening);
        }
        assertThat(threads).isNotEmpty().noneMatch(Thread::isVirtual).allMatch(Thread::isDaemon);
    }

    @Test
    void anInterruptOfItsThreadIsOutlived() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        CountDownLatch caughtUp = new CountDownLatch(1);
        CountDownLatch faulted = new CountDownLatch(1);
        place.trouble(operation -> threads.add(Thread.currentThread()));
        IndexWriter writer = new IndexWriter(
                shelf,
                place,
                event -> {
                    noteCaughtUp(event, caughtUp);
                    if (event instanceof IndexEvent.Faulted) {
                        faulted.countDown();
                    }
                },
                LONG);
        writer.start();
        hold(caughtUp);
        threads.forEach(Thread::interrupt);
        place.trouble(operation -> {
            if (faulted.getCount() > 0) {
                throw new IndexFault(IndexFault.Kind.FAILED, "to be seen at work");
            }
        });
        writer.offer(JustKept.inFile(keep(1)));
        hold(faulted);
        writer.close();
        assertThat(writer.status().state()).isEqualTo(IndexStatus.State.STOPPED);
    }

    @Test
    void oneThatWasNeverStartedMayBeClosed() {
        new IndexWriter(shelf, place, event -> {}, LONG).close();
        assertThat(place.rows).isEmpty();
    }
}
