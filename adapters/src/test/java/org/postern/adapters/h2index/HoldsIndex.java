package org.postern.adapters.h2index;

import java.nio.file.Path;
import java.time.InstantSource;
import org.postern.application.port.MessageIndex;

/** Another process: opens the index, says so with one octet and keeps it until it is killed. */
final class HoldsIndex {

    private HoldsIndex() {}

    public static void main(String[] folder) throws Exception {
        try (MessageIndex index = new H2Place(Path.of(folder[0]), InstantSource.system()).open()) {
            System.out.print('o');
            System.out.flush();
            int never = System.in.read();
            System.exit(never + index.find("").map(entry -> 1).orElse(0));
        }
    }
}
