package org.postern.testkit.users;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.application.port.Credentials;
import org.postern.domain.sasl.Account;
import org.postern.domain.sasl.ScramCredential;
import org.postern.domain.sasl.Secret;

/** Users in memory, all with one salt. */
public final class MemoryCredentials implements Credentials {
    private static final Secret KEY = Secret.of("a key of the testkit's own, 32 o.");

    private final Map<String, ScramCredential> users = new ConcurrentHashMap<>();
    private final Secret salt;
    private final int iterations;

    public MemoryCredentials(Secret salt, int iterations) {
        this.salt = salt;
        this.iterations = iterations;
    }

    /** The same with this user, name and password prepared. */
    public MemoryCredentials with(String name, String password) {
        users.put(name, ScramCredential.of(password, salt, iterations));
        return this;
    }

    @Override
    public Account find(String name) {
        return Optional.ofNullable(users.get(name))
                .<Account>map(credential -> new Account.UserKnown(name, credential))
                .orElseGet(() -> new Account.NoSuchUser(ScramCredential.decoy(KEY, name)));
    }
}
