package org.postern.adapters.h2index;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.port.IndexPlace;
import org.postern.testkit.index.MessageIndexContract;

final class H2IndexTest implements MessageIndexContract {
    @TempDir
    Path folder = Path.of("");

    private Optional<H2Place> place = Optional.empty();

    @Override
    public IndexPlace place() {
        place = place.or(() -> Optional.of(new H2Place(folder.resolve("index"), InstantSource.system())));
        return place.get();
    }
}
