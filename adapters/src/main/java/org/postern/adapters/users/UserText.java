package org.postern.adapters.users;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postern.domain.sasl.ScramCredential;
import org.postern.domain.sasl.Secret;
import org.postern.domain.sasl.UserName;

/**
 * The users as the lines of a file: {@code postern-users 1 KEY}; a user each, its name, a space and the credential as RFC
 * 5803 writes it, {@code SCRAM-SHA-256$ITERATIONS:SALT$STOREDKEY:SERVERKEY}; {@code end} and how many users there are, so
 * that a file of which a part is missing is known by it.
 */
final class UserText {
    private static final String HEAD = "postern-users 1 ";
    private static final String SCHEME = "SCRAM-SHA-256";

    private UserText() {}

    static String write(UserList list) {
        StringBuilder text = new StringBuilder(HEAD).append(list.key().base64()).append('\n');
        list.sorted()
                .forEach((name, credential) ->
                        text.append(name).append(' ').append(write(credential)).append('\n'));
        return text.append("end ").append(list.users().size()).append('\n').toString();
    }

    private static String write(ScramCredential credential) {
        return SCHEME + "$" + credential.iterations() + ":" + credential.salt().base64() + "$"
                + credential.storedKey().base64() + ":" + credential.serverKey().base64();
    }

    /** The users; what is wrong with the text is said by line, and nothing of the line. */
    static UserList read(String text) throws UsersBroken {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2 || !lines.getFirst().startsWith(HEAD)) {
            throw new UsersBroken("does not begin with \"" + HEAD.strip() + "\" as a file of users does");
        }
        Map<String, ScramCredential> users = new HashMap<>();
        for (int i = 1; i < lines.size() - 1; i++) {
            readUser(lines.get(i), i + 1, users);
        }
        if (!lines.getLast().equals("end " + users.size())) {
            throw new UsersBroken("ends before its end: a part of it is missing");
        }
        try {
            return new UserList(secret(lines.getFirst().substring(HEAD.length())), users);
        } catch (IllegalArgumentException noKey) {
            throw new UsersBroken("has no key in line 1");
        }
    }

    private static void readUser(String line, int number, Map<String, ScramCredential> users) throws UsersBroken {
        try {
            String[] words = line.split(" ", -1);
            String[] parts = words.length == 2 ? words[1].split("[$:]", -1) : new String[0];
            boolean good = parts.length == 5
                    && parts[0].equals(SCHEME)
                    && UserName.prepared(words[0]).filter(words[0]::equals).isPresent();
            if (!good) {
                throw new IllegalArgumentException("no user");
            }
            int iterations = Integer.parseInt(parts[1]);
            ScramCredential credential =
                    new ScramCredential(secret(parts[2]), iterations, secret(parts[3]), secret(parts[4]));
            if (users.put(words[0], credential) != null) {
                throw new IllegalArgumentException("twice");
            }
        } catch (IllegalArgumentException wrong) {
            throw new UsersBroken("has no user, or one a second time, in line " + number);
        }
    }

    private static Secret secret(String base64) {
        return Secret.of(Base64.getDecoder().decode(base64));
    }
}
