package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.postern.domain.smtp.TransactionId;

/**
 * Which messages were taken away for good. A tombstone is a file of ids of one day, a line each, named by the lowest of
 * them; it is there whole or not at all, holds nothing about anybody, and stays.
 */
final class Tombstones {
    /** The most ids in one file. */
    static final int MOST = 1_000;

    private static final int ID_LENGTH = 26;
    private static final int MOST_OCTETS = MOST * (ID_LENGTH + 1);
    private static final int MOST_DAYS_IN_MEMORY = 4;

    private final StoreFiles files;
    private final Map<String, Set<String>> namesOfDays = new ConcurrentHashMap<>();
    private final Map<String, Set<TransactionId>> read = new LinkedHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();

    private Tombstones(StoreFiles files) {
        this.files = files;
    }

    /** Those of a store; none when it is older than tombstones are. */
    static Tombstones of(StoreFiles files) throws IOException {
        Tombstones all = new Tombstones(files);
        try {
            files.list(StoreNames.TOMBSTONES).forEach(all::note);
        } catch (NoSuchFileException none) {
            return all;
        }
        return all;
    }

    private void note(String name) {
        if (name.length() >= ID_LENGTH) {
            TransactionId.parse(name.substring(0, ID_LENGTH))
                    .ifPresent(lowest -> names(StoreNames.day(lowest)).add(name));
        }
    }

    private Set<String> names(String day) {
        return namesOfDays.computeIfAbsent(day, d -> ConcurrentHashMap.newKeySet());
    }

    /** The days of which there are any, in order. */
    List<String> days() {
        return namesOfDays.keySet().stream().sorted().toList();
    }

    /** The ids of a day. */
    Set<TransactionId> of(String day) throws IOException {
        reading.lock();
        try {
            return Set.copyOf(known(day));
        } finally {
            reading.unlock();
        }
    }

    /** The ids of the days that were asked for last are in memory. */
    private Set<TransactionId> known(String day) throws IOException {
        Set<TransactionId> known = read.remove(day);
        if (known == null) {
            known = read(day);
        }
        read.put(day, known);
        if (read.size() > MOST_DAYS_IN_MEMORY) {
            read.remove(read.keySet().iterator().next());
        }
        return known;
    }

    private Set<TransactionId> read(String day) throws IOException {
        Set<TransactionId> ids = new HashSet<>();
        for (String name : namesOfDays.getOrDefault(day, Set.of())) {
            try (InputStream file = files.read(StoreNames.in(StoreNames.TOMBSTONES, name))) {
                new String(file.readNBytes(MOST_OCTETS), StandardCharsets.US_ASCII)
                        .lines()
                        .flatMap(line -> TransactionId.parse(line).stream())
                        .forEach(ids::add);
            }
        }
        return ids;
    }

    /** Whether any message of its day is gone for good; reads no file. */
    boolean mayHold(TransactionId id) {
        return namesOfDays.containsKey(StoreNames.day(id));
    }

    /** Whether the message of that id is gone for good. */
    boolean hold(TransactionId id) throws IOException {
        String day = StoreNames.day(id);
        if (!mayHold(id)) {
            return false;
        }
        reading.lock();
        try {
            return known(day).contains(id);
        } finally {
            reading.unlock();
        }
    }

    /** Whether the file of that name is that of a message that is gone for good. */
    boolean hides(String name) throws IOException {
        int slash = name.lastIndexOf('/');
        Optional<TransactionId> id =
                slash < 0 ? Optional.empty() : StoreNames.idOf(name.substring(0, slash), name.substring(slash + 1));
        return id.isPresent() && hold(id.get());
    }

    /** From now on there is a tombstone of that name with these ids, all of one day. */
    void add(String name, Collection<TransactionId> ids) {
        String day = StoreNames.day(ids.iterator().next());
        reading.lock();
        try {
            names(day).add(name);
            read.getOrDefault(day, new HashSet<>()).addAll(ids);
        } finally {
            reading.unlock();
        }
    }

    /** The highest id that is gone. */
    Optional<TransactionId> newest() throws IOException {
        List<String> days = days();
        return days.isEmpty() ? Optional.empty() : of(days.getLast()).stream().max(TransactionId::compareTo);
    }
}
