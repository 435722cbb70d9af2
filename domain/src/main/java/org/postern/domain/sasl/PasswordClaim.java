package org.postern.domain.sasl;

import java.util.Optional;

/** A name and a password that are said to belong together. */
final class PasswordClaim {

    private PasswordClaim() {}

    /**
     * Whether they do. For a name that is nobody's as much is computed as for another. {@code authorized} is whom the
     * client wants to act as: itself, or empty for the same.
     */
    static SaslStep judged(String authorized, String name, String password, SaslServer server) {
        Optional<String> prepared = UserName.prepared(name);
        Optional<String> secret = SaslPrep.prepared(password).filter(text -> !text.isEmpty());
        if (prepared.isEmpty() || secret.isEmpty()) {
            return new SaslStep.NotProven();
        }
        String given = secret.get();
        return switch (server.accounts().apply(prepared.get())) {
            case Account.UsersUnavailable none -> new SaslStep.Undecided();
            case Account.NoSuchUser none -> decided(none.decoy().fits(given), Optional.empty());
            case Account.UserKnown known ->
                decided(
                        known.credential().fits(given),
                        Optional.of(known.user()).filter(user -> mayActAs(authorized, user)));
        };
    }

    private static SaslStep decided(boolean fits, Optional<String> user) {
        return fits && user.isPresent() ? new SaslStep.Proven(user.get()) : new SaslStep.NotProven();
    }

    /** Nobody acts for anybody else here. */
    static boolean mayActAs(String authorized, String user) {
        return authorized.isEmpty()
                || UserName.prepared(authorized).filter(user::equals).isPresent();
    }
}
