package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.function.Consumer;
import org.postern.application.port.StoreFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first half of keeping a message: written under a temporary name, made durable, linked to its final name. What was
 * linked goes on to the commit, under its final name alone; what failed is withdrawn.
 */
final class Placement {
    private static final Logger LOG = LoggerFactory.getLogger(Placement.class);

    private final StoreFiles files;
    private final DayFolders folders;
    private final Withdrawal withdrawal;
    private final Debris debris;
    private final Health health;
    private final Tombstones tombstones;
    private final Consumer<Keeping> commit;

    Placement(
            StoreFiles files,
            DayFolders folders,
            Withdrawal withdrawal,
            Debris debris,
            Health health,
            Tombstones tombstones,
            Consumer<Keeping> commit) {
        this.files = files;
        this.folders = folders;
        this.withdrawal = withdrawal;
        this.debris = debris;
        this.health = health;
        this.tombstones = tombstones;
        this.commit = commit;
    }

    void place(Keeping keeping) {
        try {
            if (!keeping.isSettled()) {
                write(keeping);
                folders.ensure(StoreNames.day(keeping.id()));
            }
            if (keeping.isSettled()) {
                withdrawal.withdraw(keeping);
            } else {
                link(keeping);
                commit.accept(keeping);
            }
        } catch (FileAlreadyExistsException taken) {
            withdraw(keeping, StoreFailure.FAULT, "there is a message of this id already");
        } catch (IOException failed) {
            StoreFailure failure = DiskFailure.of(failed);
            health.suspect(failure, DiskFailure.words(failed));
            folders.forget(StoreNames.day(keeping.id()));
            withdraw(keeping, failure, DiskFailure.words(failed));
        } catch (RuntimeException | Error broken) {
            LOG.error("Message {} could not be written", keeping.id(), broken);
            withdraw(keeping, StoreFailure.FAULT, broken.toString());
        }
    }

    private void write(Keeping keeping) throws IOException {
        try (StoreFile file = files.create(StoreNames.part(keeping.id()))) {
            keeping.nowCreated();
            keeping.writeTo(file);
            file.force();
        }
    }

    private void link(Keeping keeping) throws IOException {
        if (tombstones.hold(keeping.id())) {
            throw new FileAlreadyExistsException(StoreNames.file(keeping.id()), null, "was taken away for good");
        }
        keeping.linksAt(health.doubts());
        files.link(StoreNames.part(keeping.id()), StoreNames.file(keeping.id()));
        keeping.nowLinked();
        debris.remove(StoreNames.part(keeping.id()));
    }

    private void withdraw(Keeping keeping, StoreFailure failure, String detail) {
        withdrawal.withdraw(keeping);
        keeping.fail(failure, detail);
    }
}
