package org.postern.adapters.jfr;

import org.postern.application.port.MessageStore;
import org.postern.testkit.store.MemoryStore;
import org.postern.testkit.store.MessageStoreContract;

class JfrStoreTest implements MessageStoreContract {

    @Override
    public MessageStore newStore() {
        return new JfrStore(new MemoryStore());
    }

    @Override
    public void addForeign(MessageStore store, String key, byte[] octets) {
        ((MemoryStore) ((JfrStore) store).inner()).addForeign(key, octets);
    }

    @Override
    public int largeLength() {
        return 300_000;
    }
}
