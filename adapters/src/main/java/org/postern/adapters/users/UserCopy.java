package org.postern.adapters.users;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Copies the file of users for a backup: whole, synced, mode 0600. One that is broken is not copied, so that the good one
 * there can take its place; where there is none any more the copy stays, as somebody may miss it.
 */
public final class UserCopy {
    private final UserFile from;
    private final UserFile to;

    public UserCopy(Path from, Path to) {
        this.from = new UserFile(from);
        this.to = new UserFile(to);
    }

    /** Makes it so; how many users there are. */
    public int run() throws IOException {
        if (Files.notExists(from.path())) {
            return 0;
        }
        try {
            UserList list = from.read();
            to.become(list);
            return list.users().size();
        } catch (UsersBroken broken) {
            throw new IOException(from.path() + " " + broken.getMessage() + "; its copy stays as it was", broken);
        }
    }
}
