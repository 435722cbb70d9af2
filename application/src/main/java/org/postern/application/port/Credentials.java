package org.postern.application.port;

import org.postern.domain.sasl.Account;

/** Who the users are, and what is known of their passwords. Asked while a client waits, by any thread. */
public interface Credentials {

    /** What is known of the user of that name, which is prepared ({@link org.postern.domain.sasl.UserName}). */
    Account find(String name);
}
