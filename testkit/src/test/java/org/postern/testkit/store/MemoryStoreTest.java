package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoreFailure;
import org.postern.domain.smtp.TransactionId;

class MemoryStoreTest implements MessageStoreContract, MailDataContract, RemovalContract, CopiesContract {
    private static final TransactionId ID = TransactionId.of(NOON, 0, 1);

    @Override
    public MessageStore newStore() {
        return new MemoryStore();
    }

    @Override
    public void addForeign(MessageStore store, String key, byte[] octets) {
        ((MemoryStore) store).addForeign(key, octets);
    }

    @Override
    public int largeLength() {
        return 300_000;
    }

    @Test
    void itFailsAsItIsToldUntilItRecovers() {
        try (MemoryStore store = new MemoryStore();
                MailDataSpool spool = store.spool()) {
            store.obstruct(StoreFailure.BUSY);
            store.failSpools(StoreFailure.FULL);
            store.failKeeping(StoreFailure.FAULT);
            assertThat(store.obstacle(0)).contains(StoreFailure.BUSY);
            assertThat(spool.append(new byte[1], 0, 1)).contains(StoreFailure.FULL);
            assertThat(store.keep(ID, HEAD, new SomeContent(new byte[1]), 0))
                    .isEqualTo(new NotKept(StoreFailure.FAULT, "the store was told to fail"));
            assertThat(store.find(ID.text())).isEmpty();
            store.recover();
            assertThat(store.obstacle(0)).isEmpty();
            assertThat(spool.append(new byte[1], 0, 1)).contains(StoreFailure.FULL);
            assertThat(store.keep(ID, HEAD, new SomeContent(new byte[1]), 0)).isEqualTo(new Kept());
        }
    }
}
