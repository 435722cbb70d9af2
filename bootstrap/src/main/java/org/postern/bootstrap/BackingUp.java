package org.postern.bootstrap;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import org.postern.adapters.emlstore.EmlStore;
import org.postern.adapters.emlstore.StoreRefused;
import org.postern.adapters.emlstore.StoreSettings;
import org.postern.adapters.ledgerfile.LedgerCopy;
import org.postern.adapters.users.UserCopy;
import org.postern.application.maintain.Backup;
import org.postern.application.maintain.Pace;
import org.postern.application.port.StoredMessages;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;

/**
 * {@code postern backup}: a folder with the messages and tombstones in {@code emails}, the ledger's days in {@code
 * ledger}, and {@code users}, laid out as they are here, so that to restore is to copy back; {@code MANIFEST} is written
 * last.
 */
final class BackingUp {
    private static final InstantSource CLOCK = InstantSource.system();

    private final StoredMessages store;
    private final Path emails;
    private final Path data;

    BackingUp(StoredMessages store, Path emails, Path data) {
        this.store = store;
        this.emails = emails;
        this.data = data;
    }

    ExitCode backup(Path folder, Pace pace, Output output) {
        if (folder.startsWith(emails)
                || emails.startsWith(folder)
                || folder.startsWith(data)
                || data.startsWith(folder)) {
            output.error().println("a backup needs a folder apart from " + emails + " and " + data);
            return ExitCode.USAGE;
        }
        Instant began = CLOCK.instant();
        try (EmlStore copies = EmlStore.open(folder.resolve("emails"), StoreSettings.STANDARD.reserving(0))) {
            Backup.Report report = new Backup(store, copies).run(pace);
            int days = new LedgerCopy(data.resolve("ledger"), folder.resolve("ledger")).run();
            int users = new UserCopy(ManagingUsers.file(data), folder.resolve("users")).run();
            return said(report, folder, began, days, users, output);
        } catch (StoreRefused refused) {
            output.error().println("postern: " + refused.getMessage());
            return ExitCode.WRONG;
        } catch (IOException failed) {
            output.error().println("the backup is not complete: " + failed);
            return ExitCode.WRONG;
        }
    }

    private ExitCode said(Backup.Report report, Path folder, Instant began, int days, int users, Output output)
            throws IOException {
        if (report.fault().isPresent()) {
            output.error()
                    .println("the backup is not complete: " + report.fault().get());
            return ExitCode.WRONG;
        }
        if (report.differing() > 0) {
            output.error()
                    .println(report.differing()
                            + " messages have another size there than here; postern fsck says which is"
                            + " wrong; the backup is not complete");
            return ExitCode.WRONG;
        }
        writeManifest(report, folder, began, days, users);
        output.out()
                .println(report.messages() + " messages, " + report.copied() + " of them new, "
                        + Removing.size(report.octets()) + "; " + report.buried() + " taken away; " + days
                        + " days of the ledger; " + users + " users");
        return ExitCode.FINE;
    }

    private void writeManifest(Backup.Report report, Path folder, Instant began, int days, int users)
            throws IOException {
        String text = "postern backup 1\nbegan " + began + "\nended " + CLOCK.instant() + "\nmessages "
                + report.messages()
                + "\noctets " + report.octets() + "\nnewest "
                + store.newest().map(Object::toString).orElse("none") + "\nledger-days " + days + "\nusers " + users
                + "\n";
        Path part = folder.resolve("MANIFEST.part");
        Files.writeString(part, text, StandardCharsets.US_ASCII);
        force(part, StandardOpenOption.WRITE);
        Files.move(part, folder.resolve("MANIFEST"), StandardCopyOption.ATOMIC_MOVE);
        force(folder, StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
