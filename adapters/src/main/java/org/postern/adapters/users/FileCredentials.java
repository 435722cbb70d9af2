package org.postern.adapters.users;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postern.application.port.Credentials;
import org.postern.domain.sasl.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users of a file, which is looked at before each answer and read again when it has changed. While it is not there
 * or cannot be read nobody can say who is a user; a file that is broken changes nothing. Both are said in the log, once.
 */
public final class FileCredentials implements Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(FileCredentials.class);

    private final UserFile file;
    private final ReentrantLock lock = new ReentrantLock();
    private String seen = "";
    private String said = "";
    private @Nullable UserList good;

    public FileCredentials(Path path) {
        this.file = new UserFile(path);
    }

    @Override
    public Account find(String name) {
        return current().map(list -> list.find(name)).orElseGet(Account.UsersUnavailable::new);
    }

    private Optional<UserList> current() {
        lock.lock();
        try {
            String now = mark();
            if (!now.equals(seen)) {
                readAgain();
                seen = now;
            }
            return Optional.ofNullable(good);
        } catch (IOException unread) {
            say("nobody can authenticate: " + told(unread));
            seen = "";
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void readAgain() throws IOException {
        try {
            UserList list = file.read();
            good = list;
            said = "";
            LOG.info("users read from {}: {}", file.path(), list.users().size());
        } catch (UsersBroken broken) {
            String rest = good == null ? "nobody can authenticate" : "those read before still hold";
            say("users not read: " + file.path() + " " + broken.getMessage() + "; " + rest);
        }
    }

    private void say(String trouble) {
        if (!trouble.equals(said)) {
            said = trouble;
            LOG.warn("{}", trouble);
        }
    }

    private String told(IOException unread) {
        return switch (unread) {
            case NoSuchFileException none -> file.path() + " is not there; postern user add makes it";
            case AccessDeniedException no -> file.path() + " may not be read by this user";
            default -> file.path() + " cannot be read: " + unread;
        };
    }

    private String mark() throws IOException {
        BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
        return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
    }
}
