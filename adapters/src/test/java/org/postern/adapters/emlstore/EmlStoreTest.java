package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.port.MessageStore;
import org.postern.testkit.store.CopiesContract;
import org.postern.testkit.store.MailDataContract;
import org.postern.testkit.store.MessageStoreContract;
import org.postern.testkit.store.RemovalContract;

/** The contract on a real file system. */
class EmlStoreTest implements MessageStoreContract, MailDataContract, RemovalContract, CopiesContract {
    @TempDir(factory = BuildFolder.class)
    Path folder;

    private final Map<MessageStore, Path> roots = new ConcurrentHashMap<>();

    @Override
    public MessageStore newStore() {
        try {
            Path root = folder.resolve("store" + roots.size());
            MessageStore store = EmlStore.open(root, TestSettings.SMALL);
            roots.put(store, root);
            return store;
        } catch (StoreRefused refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public void addForeign(MessageStore store, String key, byte[] octets) {
        try {
            Path file = roots.getOrDefault(store, folder).resolve(key + ".eml");
            Files.createDirectories(file.getParent());
            Files.write(file, octets);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public int largeLength() {
        return TestSettings.SMALL.spoolMemory();
    }
}
