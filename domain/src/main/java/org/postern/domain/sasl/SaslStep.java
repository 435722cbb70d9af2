package org.postern.domain.sasl;

/** What a response leads to. */
public sealed interface SaslStep {

    /** The client is to be told this, and to answer. */
    record Challenged(Secret challenge, Exchange next) implements SaslStep {}

    /** The client is this user. */
    record Proven(String user) implements SaslStep {}

    /** Whoever the client is, it has not proved to be whom it said; why is nobody's business. */
    record NotProven() implements SaslStep {}

    /** It could not be found out. */
    record Undecided() implements SaslStep {}
}
