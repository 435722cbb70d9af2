package org.postern.adapters.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Where a running server hears its owner: a Unix domain socket in the data folder that only the server's own user can
 * open. Such a socket's path has room for about a hundred octets; a longer one is replaced by a short one that follows
 * from it, in a folder of the user's own below the system's temporary folder.
 */
final class ControlSocket {
    private static final int LONGEST = 100;
    private static final String NAME = "control.sock";

    private ControlSocket() {}

    static Path path(Path dataFolder) {
        Path usual = dataFolder.toAbsolutePath().normalize().resolve(NAME);
        if (usual.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return usual;
        }
        String digest = sha256(usual.toString()).substring(0, 16);
        return Path.of(System.getProperty("java.io.tmpdir"), "postern-" + digest, NAME);
    }

    static UnixDomainSocketAddress address(Path dataFolder) {
        return UnixDomainSocketAddress.of(path(dataFolder));
    }

    /** The folder there, for the owner alone, and no socket of an earlier server in it. One that answers is not earlier. */
    static void prepare(Path dataFolder) throws IOException {
        Path folder = path(dataFolder).getParent();
        if (folder == null) {
            throw new IOException("the data folder cannot be a root");
        }
        if (Files.notExists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        if (Files.exists(path(dataFolder)) && answers(dataFolder)) {
            throw new IOException("another server answers there");
        }
        Files.deleteIfExists(path(dataFolder));
    }

    private static boolean answers(Path dataFolder) {
        try (SocketChannel server = SocketChannel.open(address(dataFolder))) {
            return server.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new UncheckedIOException(new IOException("this JDK has no SHA-256", impossible));
        }
    }
}
