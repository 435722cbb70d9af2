package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.smtp.TransactionId;

/** The folders of days, and the ids in them. */
final class Days {
    private final StoreFiles files;

    Days(StoreFiles files) {
        this.files = files;
    }

    /** Every day there is a folder of, in order. */
    List<String> all() throws IOException {
        List<String> days = new ArrayList<>();
        for (String year : numbers("", 4)) {
            for (String month : numbers(year, 2)) {
                days.addAll(numbers(month, 2));
            }
        }
        return days;
    }

    /** The ids of a day, in order. */
    List<TransactionId> ids(String day) throws IOException {
        return names(day).stream()
                .map(name -> StoreNames.idOf(day, name))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /** The highest id there is: from the newest folder backwards, so that nothing else has to be read. */
    Optional<TransactionId> newest(Hidden hidden) throws IOException {
        for (String year : numbers("", 4).reversed()) {
            for (String month : numbers(year, 2).reversed()) {
                for (String day : numbers(month, 2).reversed()) {
                    for (TransactionId id : ids(day).reversed()) {
                        if (!hidden.hides(StoreNames.file(id))) {
                            return Optional.of(id);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private List<String> numbers(String folder, int digits) throws IOException {
        return names(folder).stream()
                .filter(name -> StoreNames.isNumber(name, digits))
                .sorted()
                .map(name -> StoreNames.in(folder, name))
                .toList();
    }

    /** A name that is no folder, or no longer there, has nothing in it. */
    private List<String> names(String folder) throws IOException {
        try {
            return files.list(folder);
        } catch (NoSuchFileException | NotDirectoryException nothing) {
            return List.of();
        }
    }
}
