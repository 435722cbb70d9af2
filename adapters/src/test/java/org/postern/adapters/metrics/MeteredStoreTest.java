package org.postern.adapters.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoreFailure;
import org.postern.domain.message.MessageContent;
import org.postern.testkit.store.MailDataContract;
import org.postern.testkit.store.MemoryStore;
import org.postern.testkit.store.MessageStoreContract;
import org.postern.testkit.store.StoreOnTrial;

class MeteredStoreTest implements MessageStoreContract, MailDataContract {
    private final Metrics metrics = new Metrics();
    private final MemoryStore memory = new MemoryStore();

    @Override
    public MessageStore newStore() {
        return metrics.timed(memory);
    }

    @Override
    public void addForeign(MessageStore store, String key, byte[] octets) {
        memory.addForeign(key, octets);
    }

    @Override
    public int largeLength() {
        return 300_000;
    }

    @Test
    void aWriteIsTimedByHowItEnded() {
        try (MessageStore store = newStore()) {
            MessageContent content = new OneOctet(() -> {});
            assertThat(store.keep(StoreOnTrial.id(1), HEAD, content, 0)).isEqualTo(new KeepOutcome.Kept());
            for (StoreFailure failure : StoreFailure.values()) {
                memory.failKeeping(failure);
                store.keep(StoreOnTrial.id(2), HEAD, content, 0);
            }
        }
        for (String outcome : new String[] {"kept", "full", "busy", "fault"}) {
            assertThat(Exposed.value(metrics, "postern_store_write_seconds_count{outcome=\"" + outcome + "\"}"))
                    .as(outcome)
                    .isEqualTo(1);
        }
        assertThat(Exposed.value(metrics, "postern_store_operations_open")).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A disk that hangs is seen while it hangs, not afterwards. */
    @Test
    void aWriteThatHangsIsTheOldestOperation() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch hangs = new CountDownLatch(1);
        try (MessageStore store = newStore()) {
            MessageContent content = new OneOctet(() -> {
                asked.countDown();
                await(hangs);
            });
            Thread session = Thread.ofVirtual().start(() -> store.keep(StoreOnTrial.id(1), HEAD, content, 0));
            asked.await();
            assertThat(Exposed.value(metrics, "postern_store_operations_open")).isEqualTo(1);
            double first = Exposed.value(metrics, "postern_store_oldest_operation_seconds");
            assertThat(first).isPositive();
            assertThat(Exposed.value(metrics, "postern_store_oldest_operation_seconds"))
                    .isGreaterThan(first);
            hangs.countDown();
            session.join();
            assertThat(Exposed.value(metrics, "postern_store_oldest_operation_seconds"))
                    .isZero();
        }
    }

    @Test
    void aStoreThatBreaksLeavesNothingOpen() {
        try (MessageStore store = newStore()) {
            MessageContent content = new OneOctet(() -> {});
            assertThatThrownBy(() -> store.keep(StoreOnTrial.id(1), HEAD, content, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(Exposed.value(metrics, "postern_store_operations_open")).isZero();
    }
}
