package org.postern.adapters.emlstore;

import java.util.SplittableRandom;
import org.postern.adapters.emlstore.CrashDisk.Folder;
import org.postern.adapters.emlstore.CrashDisk.Luck;

/** Where a {@link CrashRun} begins: a disk with a store on it that holds nothing yet, all of it durable. */
final class CrashStart {

    private CrashStart() {}

    static Folder disk() {
        Folder disk = new Folder();
        try (EmlStore store =
                new EmlStore(new CrashFiles(disk, (step, name) -> {}), TestSettings.SMALL, "", System::nanoTime)) {
            store.obstacle(0);
        } catch (StoreRefused refused) {
            throw new IllegalStateException(refused);
        }
        return CrashDisk.image(disk, Luck.EVERYTHING, new SplittableRandom(0));
    }
}
