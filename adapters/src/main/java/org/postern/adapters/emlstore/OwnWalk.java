package org.postern.adapters.emlstore;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.application.port.StoredMessage;
import org.postern.domain.smtp.TransactionId;

/** The messages we named, in the order of their ids: a day's names are read when its turn comes. */
final class OwnWalk implements Walk {
    private static final int PORTION = 256;

    private final Days folders;
    private final EmlFiles messages;
    private final Optional<TransactionId> since;
    private @Nullable Deque<String> days;
    private final Deque<TransactionId> ids = new ArrayDeque<>();

    OwnWalk(StoreFiles files, EmlFiles messages, Optional<TransactionId> since) {
        this.folders = new Days(files);
        this.messages = messages;
        this.since = since;
    }

    @Override
    public Optional<List<StoredMessage>> next() throws IOException {
        Deque<String> left = daysLeft();
        if (ids.isEmpty() && !left.isEmpty()) {
            folders.ids(left.removeFirst()).stream()
                    .filter(id -> since.isEmpty() || id.compareTo(since.get()) >= 0)
                    .forEach(ids::add);
        } else if (ids.isEmpty()) {
            return Optional.empty();
        }
        List<StoredMessage> portion = new ArrayList<>();
        for (int i = 0; i < PORTION && !ids.isEmpty(); i++) {
            TransactionId id = ids.removeFirst();
            messages.message(id.text(), StoreNames.file(id)).ifPresent(portion::add);
        }
        return Optional.of(portion);
    }

    private Deque<String> daysLeft() throws IOException {
        @Nullable Deque<String> left = days;
        if (left == null) {
            String first = since.map(StoreNames::day).orElse("");
            left = new ArrayDeque<>(folders.all().stream()
                    .filter(day -> day.compareTo(first) >= 0)
                    .toList());
            days = left;
        }
        return left;
    }
}
