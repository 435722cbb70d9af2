package org.postern.domain.smtp;

import java.util.Optional;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.ReversePath;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.sasl.Response;

/** What a client said in one line: RFC 5321 §4.1. Every line is one of these; parsing never fails otherwise. */
public sealed interface Command {

    /**
     * Whether its reply decides what the client says next, so that nothing may stand behind it: RFC 2920 §3.1, RFC 3207
     * §4, and RFC 4954 §4, which lets PLAIN go when it says all at once.
     */
    default boolean mustBeLast() {
        return this instanceof Data
                || this instanceof StartTls
                || this instanceof Auth auth
                        && (auth.initialResponse().isEmpty()
                                || !auth.mechanism().equals(Optional.of(Mechanism.PLAIN)));
    }

    /** RFC 5321 §4.1.1.1; the name as the client wrote it: not verified, not even a domain for sure. */
    record Helo(String name) implements Command {}

    /** RFC 5321 §4.1.1.1; the name as in {@link Helo}. */
    record Ehlo(String name) implements Command {}

    /** RFC 5321 §4.1.1.2. */
    record Mail(ReversePath reversePath, MailParameters parameters) implements Command {}

    /** RFC 5321 §4.1.1.3; whether the path as written needs SMTPUTF8. */
    record Rcpt(ForwardPath path, RcptParameters parameters, boolean internationalized) implements Command {}

    /** RFC 5321 §4.1.1.4. */
    record Data() implements Command {}

    /** RFC 3030 §2: the next {@code size} octets are a chunk, perhaps the last. */
    record Bdat(long size, boolean last) implements Command {}

    /** RFC 5321 §4.1.1.5. */
    record Rset() implements Command {}

    /** RFC 5321 §4.1.1.6. */
    record Vrfy() implements Command {}

    /** RFC 5321 §4.1.1.7. */
    record Expn() implements Command {}

    /** RFC 5321 §4.1.1.8. */
    record Help() implements Command {}

    /** RFC 5321 §4.1.1.9. */
    record Noop() implements Command {}

    /** RFC 5321 §4.1.1.10. */
    record Quit() implements Command {}

    /** RFC 3207 §4. */
    record StartTls() implements Command {}

    /** RFC 4954 §4; without a mechanism when it is none we know. */
    record Auth(Optional<Mechanism> mechanism, Optional<Response> initialResponse) implements Command {}

    /** A verb of some extension or of old, known and not offered: ETRN, TURN, SEND and their kind. */
    record NotImplemented() implements Command {}

    /** A verb nobody knows. */
    record Unrecognized() implements Command {}

    /** A known verb said wrongly; the reply says how. */
    record Malformed(Reply reply) implements Command {}

    /** A BDAT whose length cannot be known: from here on octets and commands cannot be told apart. */
    record Desynchronized(Reply reply) implements Command {}

    /** A line of another protocol, such as HTTP, or of a message: somebody drives a client that is not one of SMTP. */
    record ForeignProtocol() implements Command {}
}
