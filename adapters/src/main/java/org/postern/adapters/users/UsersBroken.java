package org.postern.adapters.users;

import java.io.IOException;

/** A file of users that cannot be read as one; says where, and nothing of what stands there. */
final class UsersBroken extends IOException {
    private static final long serialVersionUID = 1L;

    UsersBroken(String why) {
        super(why);
    }
}
