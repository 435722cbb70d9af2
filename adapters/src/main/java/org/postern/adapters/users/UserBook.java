package org.postern.adapters.users;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.postern.domain.sasl.ScramCredential;
import org.postern.domain.sasl.Secret;

/**
 * The file of users for whoever changes it, one at a time: others wait. A running server sees what changed with the next
 * client that authenticates. Names and passwords are prepared by the caller.
 */
public final class UserBook {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final UserFile file;
    private final RandomGenerator random;

    /** {@code random}: nobody can guess what it gives. */
    public UserBook(Path path, RandomGenerator random) {
        this.file = new UserFile(path);
        this.random = random;
    }

    /** The names, in their order; none where there is no file. */
    public List<String> names() throws IOException {
        return Files.notExists(file.path())
                ? List.of()
                : List.copyOf(read().sorted().keySet());
    }

    /** False when there is such a user already. */
    public boolean add(String name, String password) throws IOException {
        return change(list -> list.users().containsKey(name) ? list : list.with(name, credential(password)));
    }

    /** Another password; false when there is no such user. */
    public boolean password(String name, String password) throws IOException {
        return change(list -> list.users().containsKey(name) ? list.with(name, credential(password)) : list);
    }

    /** False when there is no such user. */
    public boolean remove(String name) throws IOException {
        return change(list -> list.users().containsKey(name) ? list.without(name) : list);
    }

    private ScramCredential credential(String password) {
        return ScramCredential.of(password, octets(ScramCredential.SALT), ScramCredential.USUAL_ITERATIONS);
    }

    private Secret octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return Secret.of(octets);
    }

    private boolean change(Function<UserList, UserList> change) throws IOException {
        Path lock = file.path().resolveSibling(file.path().getFileName() + ".lock");
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(lock, options, PRIVATE);
                FileLock held = channel.lock()) {
            Optional<UserList> before = Files.notExists(file.path()) ? Optional.empty() : Optional.of(read());
            UserList old = before.orElseGet(() -> new UserList(octets(UserList.KEY), Map.of()));
            UserList changed = change.apply(old);
            boolean differs = held.isValid() && !changed.users().equals(old.users());
            if (differs) {
                file.replace(changed);
            }
            return differs;
        }
    }

    /** What is broken is not replaced either: somebody has to look at it first. */
    private UserList read() throws IOException {
        try {
            return file.read();
        } catch (UsersBroken broken) {
            throw new IOException(file.path() + " " + broken.getMessage(), broken);
        }
    }
}
