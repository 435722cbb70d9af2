package org.postern.testkit.transcript;

import org.postern.application.port.MessageStore;
import org.postern.testkit.store.MailDataContract;
import org.postern.testkit.store.MessageStoreContract;

class StoryStoreTest implements MessageStoreContract, MailDataContract {

    @Override
    public MessageStore newStore() {
        return new StoryStore(StoryStore.Mood.GOOD);
    }

    @Override
    public void addForeign(MessageStore store, String key, byte[] octets) {
        ((StoryStore) store).addForeign(key, octets);
    }

    @Override
    public int largeLength() {
        return 300_000;
    }
}
