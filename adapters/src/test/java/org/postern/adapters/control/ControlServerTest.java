package org.postern.adapters.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ControlServerTest {
    @TempDir
    private Path folder = Path.of("");

    private OptionalInt ask() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return ControlClient.ask(folder, List.of("x"), out, out);
    }

    /** They lose their places, so that in the end somebody who asks is answered. */
    @Test
    void clientsThatAskNothingHoldNobodyForLong() throws IOException {
        List<SocketChannel> silent = new ArrayList<>();
        try (ControlServer server = new ControlServer(folder, (words, out, error, progress) -> 7)) {
            server.start();
            for (int i = 0; i < 32; i++) {
                silent.add(SocketChannel.open(ControlSocket.address(folder)));
            }
            OptionalInt code = OptionalInt.empty();
            while (code.isEmpty()) {
                try {
                    code = ask();
                } catch (IOException noPlace) {
                    LockSupport.parkNanos(50_000_000);
                }
            }
            assertThat(code).hasValue(7);
        } finally {
            for (SocketChannel one : silent) {
                one.close();
            }
        }
    }
}
