package org.postern.adapters.users;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postern.domain.sasl.Account;
import org.postern.domain.sasl.ScramCredential;
import org.postern.domain.sasl.Secret;

/** The users by name, and the key that decoys are made with. */
record UserList(Secret key, Map<String, ScramCredential> users) {
    /** The octets of the key. */
    static final int KEY = 32;

    UserList {
        users = Map.copyOf(users);
        if (key.length() != KEY) {
            throw new IllegalArgumentException("the key has " + KEY + " octets");
        }
    }

    Account find(String name) {
        return Optional.ofNullable(users.get(name))
                .<Account>map(credential -> new Account.UserKnown(name, credential))
                .orElseGet(() -> new Account.NoSuchUser(ScramCredential.decoy(key, name)));
    }

    UserList with(String name, ScramCredential credential) {
        Map<String, ScramCredential> more = new TreeMap<>(users);
        more.put(name, credential);
        return new UserList(key, more);
    }

    UserList without(String name) {
        Map<String, ScramCredential> fewer = new TreeMap<>(users);
        fewer.remove(name);
        return new UserList(key, fewer);
    }

    SortedMap<String, ScramCredential> sorted() {
        return new TreeMap<>(users);
    }
}
