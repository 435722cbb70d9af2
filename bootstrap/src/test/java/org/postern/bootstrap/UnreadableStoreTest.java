package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.adapters.control.ControlClient;
import org.postern.adapters.control.ControlServer;
import org.postern.application.port.RemovableMessages;
import org.postern.application.port.RemoveOutcome;
import org.postern.application.port.StoredMessage;
import org.postern.bootstrap.command.ListRequest;
import org.postern.bootstrap.command.PurgeRequest;
import org.postern.bootstrap.command.ShowRequest;
import org.postern.domain.smtp.TransactionId;

/** Commands to a running server whose disk cannot be read: each is answered, in one line, and so is the next one. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class UnreadableStoreTest {
    private static final ListRequest ALL = new ListRequest(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 50, false);

    @TempDir
    private Path folder;

    /** Fails as it is told to, whatever it is asked. */
    private record Failing(RuntimeException failure) implements RemovableMessages {
        @Override
        public RemoveOutcome remove(List<TransactionId> ids) {
            throw failure;
        }

        @Override
        public Optional<String> removeForeign(String key) {
            throw failure;
        }

        @Override
        public Optional<StoredMessage> find(String key) {
            throw failure;
        }

        @Override
        public Stream<StoredMessage> messages(Optional<TransactionId> since) {
            throw failure;
        }

        @Override
        public Optional<TransactionId> newest() {
            throw failure;
        }
    }

    private void eachCommandIsAnswered(RuntimeException failure, String line) throws IOException {
        RemovableMessages store = new Failing(failure);
        Index neverStarted = new Index(store, folder, InstantSource.system());
        try (ControlServer control = new ControlServer(
                folder,
                new Requests(
                        new Maintenance(store, neverStarted),
                        new Removing(store, neverStarted, Optional.empty()),
                        new BackingUp(store, folder.resolve("e"), folder.resolve("d")),
                        new Erasing(
                                store,
                                neverStarted,
                                (address, ids) -> {
                                    throw new IOException("never asked");
                                },
                                () -> 0),
                        new Met(folder),
                        () -> new Reloading.Outcome(true, List.of()),
                        () -> false))) {
            control.start();
            for (List<String> words : List.of(
                    Requests.list(ALL),
                    Requests.show(new ShowRequest("01JD8Z0Q4Y8M3V6K2T9R5W7X1C", ShowRequest.Form.RAW)),
                    Requests.fsck(false),
                    Requests.backup(Path.of("target").toAbsolutePath().resolve("stores/unread")),
                    Requests.purge(new PurgeRequest(Optional.of(Instant.EPOCH), OptionalLong.empty(), false, true)),
                    Requests.list(ALL))) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ByteArrayOutputStream error = new ByteArrayOutputStream();
                assertThat(ControlClient.ask(folder, words, out, error)).isEqualTo(OptionalInt.of(1));
                assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
                assertThat(error.toString(StandardCharsets.UTF_8)).isEqualTo(line + System.lineSeparator());
            }
        }
    }

    @Test
    void aFolderThatMayNotBeReadIsNamed() throws IOException {
        eachCommandIsAnswered(
                new UncheckedIOException(new AccessDeniedException("/mail/2026\u001b[31m")),
                "cannot read the store: AccessDeniedException: /mail/2026 [31m");
    }

    @Test
    void aFaultOfOursIsSaidToBeOne() throws IOException {
        eachCommandIsAnswered(
                new IllegalStateException("boom"),
                "the server that runs failed: java.lang.IllegalStateException: boom; its log says more");
    }
}
