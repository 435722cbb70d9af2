package org.postern.adapters.ledgerfile;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postern.application.ledger.LedgerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes batches of entries to the files of their days, and deletes what is older than it may be. One thread. */
final class LedgerWriter {
    private static final Logger LOG = LoggerFactory.getLogger("postern.ledger");

    private final LedgerFolder folder;
    private final Expiry expiry;
    private Optional<LocalDate> openDay = Optional.empty();
    private Optional<DayFile> openFile = Optional.empty();
    private LocalDate cleaned = LocalDate.MIN;

    LedgerWriter(LedgerFolder folder, Expiry expiry) {
        this.folder = folder;
        this.expiry = expiry;
    }

    /** Writes a batch; gives how many of it were lost. */
    int write(List<LedgerEntry> batch) {
        Map<LocalDate, List<LedgerEntry>> days = batch.stream()
                .collect(Collectors.groupingBy(
                        entry -> LedgerFolder.day(entry.id()), TreeMap::new, Collectors.toList()));
        int lost = 0;
        for (Map.Entry<LocalDate, List<LedgerEntry>> day : days.entrySet()) {
            lost += write(day.getKey(), day.getValue()) ? 0 : day.getValue().size();
        }
        return lost;
    }

    /** Whatever goes wrong costs these entries and not the thread. */
    private boolean write(LocalDate day, List<LedgerEntry> entries) {
        try {
            file(day).append(entries.stream().map(EntryCodec::encode).toList());
            return true;
        } catch (IOException | RuntimeException failed) {
            LOG.warn("cannot write {} entries of {}: {}", entries.size(), day, failed.toString());
            close();
            return false;
        }
    }

    private DayFile file(LocalDate day) throws IOException {
        if (openFile.isPresent() && openDay.equals(Optional.of(day))) {
            return openFile.get();
        }
        close();
        folder.make();
        DayFile opened = DayFile.open(folder.file(day));
        openDay = Optional.of(day);
        openFile = Optional.of(opened);
        return opened;
    }

    /** Once a day deletes the files of days that are over for longer than they are kept. */
    void clean() {
        try {
            Optional<LocalDate> first = expiry.firstKept(folder);
            if (first.isPresent() && !first.get().equals(cleaned)) {
                cleaned = first.get();
                folder.deleteBefore(cleaned);
            }
        } catch (IOException failed) {
            LOG.warn("cannot delete old days: {}", failed.toString());
        }
    }

    void close() {
        try {
            if (openFile.isPresent()) {
                openFile.get().close();
            }
        } catch (IOException failed) {
            LOG.warn("cannot close the file of {}: {}", openDay, failed.toString());
        }
        openFile = Optional.empty();
        openDay = Optional.empty();
    }
}
