package org.postern.adapters.h2index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexPlace;
import org.postern.application.port.MessageIndex;

/**
 * The folder of the index, such as {@code data/index}. What is set aside becomes {@code index.corrupt.<time>} beside it;
 * of those the newest three are kept, because all that is in them can be made again. Not for several threads.
 */
public final class H2Place implements IndexPlace {
    private static final int MOST_SET_ASIDE = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Database database;
    private final InstantSource clock;
    private Optional<H2Index> opened = Optional.empty();

    public H2Place(Path folder, InstantSource clock) {
        this.database = new Database(folder);
        this.clock = clock;
    }

    @Override
    public MessageIndex open() throws IndexFault {
        noneOpen();
        H2Index index = new H2Index(database);
        opened = Optional.of(index);
        try {
            index.open();
        } catch (IndexFault fault) {
            index.close();
            throw fault;
        }
        return index;
    }

    /** An opening that hangs still has the file, whatever we were told to believe meanwhile. */
    private void noneOpen() throws IndexFault {
        if (opened.isPresent() && !opened.get().ended()) {
            throw new IndexFault(IndexFault.Kind.IN_USE, "the index was opened before and has not ended yet");
        }
    }

    @Override
    public void setAside() throws IndexFault {
        noneOpen();
        Path folder = database.folder();
        try {
            if (Files.exists(folder)) {
                Files.move(folder, folder.resolveSibling(prefix() + TIME.format(clock.instant())));
            }
            List<Path> aside = setAsideBefore();
            for (Path old : aside.subList(0, Math.max(0, aside.size() - MOST_SET_ASIDE))) {
                delete(old);
            }
        } catch (IOException thrown) {
            throw Faults.of("setting the index aside", thrown);
        }
    }

    /** MVStore keeps old chunks, with whatever was deleted, until the file is written anew. */
    @Override
    public void compact() throws IndexFault {
        noneOpen();
        H2Index index = new H2Index(database);
        opened = Optional.of(index);
        try {
            index.open();
            index.compact();
            for (Path old : setAsideBefore()) {
                delete(old);
            }
        } catch (IOException thrown) {
            throw Faults.of("compacting the index", thrown);
        } finally {
            index.close();
        }
    }

    private String prefix() {
        return database.folder().getFileName() + ".corrupt.";
    }

    private List<Path> setAsideBefore() throws IOException {
        try (Stream<Path> siblings = Files.list(database.folder().resolveSibling(""))) {
            return siblings.filter(path -> path.getFileName().toString().startsWith(prefix()))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
