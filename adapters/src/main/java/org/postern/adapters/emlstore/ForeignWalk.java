package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.emlstore.StoreFiles.Kind;
import org.postern.application.port.StoredMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every other {@code .eml} below the root, folder by folder: what was restored or copied in by other hands. */
final class ForeignWalk implements Walk {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignWalk.class);

    private final StoreFiles files;
    private final EmlFiles messages;
    private final Deque<String> folders = new ArrayDeque<>(List.of(""));

    ForeignWalk(StoreFiles files, EmlFiles messages) {
        this.files = files;
        this.messages = messages;
    }

    @Override
    public Optional<List<StoredMessage>> next() throws IOException {
        if (folders.isEmpty()) {
            return Optional.empty();
        }
        String folder = folders.removeLast();
        List<StoredMessage> portion = new ArrayList<>();
        for (String name : sorted(folder)) {
            String path = StoreNames.in(folder, name);
            if (isFolder(path)) {
                folders.add(path);
            } else if (isForeign(folder, name)) {
                messages.message(StoreNames.stem(path), path).ifPresent(portion::add);
            }
        }
        return Optional.of(portion);
    }

    private List<String> sorted(String folder) throws IOException {
        try {
            return files.list(folder).stream().sorted().toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (AccessDeniedException notOurs) {
            LOG.warn("{} cannot be read; messages in it are not seen", folder);
            return List.of();
        }
    }

    private boolean isForeign(String folder, String name) {
        return name.endsWith(StoreNames.SUFFIX)
                && name.length() > StoreNames.SUFFIX.length()
                && StoreNames.idOf(folder, name).isEmpty();
    }

    /** Names of ours are known to be files: no need to ask the disk for each. */
    private boolean isFolder(String path) throws IOException {
        int slash = path.lastIndexOf('/');
        if (path.equals(StoreNames.HOUSE)
                || slash > 0
                        && StoreNames.idOf(path.substring(0, slash), path.substring(slash + 1))
                                .isPresent()) {
            return false;
        }
        try {
            return files.stat(path).kind() == Kind.FOLDER;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
