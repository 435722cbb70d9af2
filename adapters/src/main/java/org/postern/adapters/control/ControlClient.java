package org.postern.adapters.control;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Asks the server that runs on a data folder, if one does. */
public final class ControlClient {

    private ControlClient() {}

    /** The exit code of what the server did; empty when no server runs there. Output is handed on as it comes. */
    public static OptionalInt ask(Path dataFolder, List<String> words, OutputStream out, OutputStream error)
            throws IOException {
        return ask(dataFolder, words, out, error, (done, of) -> {});
    }

    /** The same, told how far the server has come. */
    public static OptionalInt ask(
            Path dataFolder, List<String> words, OutputStream out, OutputStream error, ControlProgress progress)
            throws IOException {
        if (Files.notExists(ControlSocket.path(dataFolder))) {
            return OptionalInt.empty();
        }
        SocketChannel server;
        try {
            server = SocketChannel.open(ControlSocket.address(dataFolder));
        } catch (IOException nobodyListens) {
            return OptionalInt.empty();
        }
        try (server;
                DataOutputStream to = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(server)));
                DataInputStream from = new DataInputStream(Channels.newInputStream(server))) {
            Frames.writeWords(to, words);
            return OptionalInt.of(Frames.readOutput(from, out, error, progress));
        }
    }
}
