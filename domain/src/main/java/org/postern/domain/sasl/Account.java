package org.postern.domain.sasl;

/** What is known of a user by a name that a client gave. */
public sealed interface Account {

    /** There is such a user, of this name. */
    record UserKnown(String user, ScramCredential credential) implements Account {}

    /**
     * There is none. The decoy looks as a credential would, the same for the same name each time, and no password fits
     * it: so a client that asks cannot tell who is a user (RFC 5802 §9 and its salt).
     */
    record NoSuchUser(ScramCredential decoy) implements Account {}

    /** Nobody can say now. */
    record UsersUnavailable() implements Account {}
}
