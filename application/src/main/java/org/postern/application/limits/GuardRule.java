package org.postern.application.limits;

import java.util.function.Function;
import org.postern.application.port.ClientRate;
import org.postern.domain.policy.Mode;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/**
 * The rules of the guard, cheapest first, each with its name in configuration and ledger, its mode when nothing is said, and
 * what a client hears for whom it holds. Always a 4yz: a guard that errs must cost time, never mail.
 */
public enum GuardRule {
    SESSIONS("sessions", Mode.ENFORCE, Replies::tooManySessions, "more sessions than there may be at once"),
    SESSIONS_PER_CLIENT(
            "sessions-per-client",
            Mode.ENFORCE,
            Replies::tooManySessions,
            "more sessions at once than one address may have"),
    SESSIONS_PER_NETWORK(
            "sessions-per-network",
            Mode.ENFORCE,
            Replies::tooManySessions,
            "more sessions at once than one network may have"),
    EARLY_TALKER("early-talker", Mode.MONITOR, Replies::talkedEarly, "talked before it was greeted: RFC 5321 3.1"),
    ERRORS(ClientRate.ERRORS, Replies::errsTooOften, "more errors within a minute than a client may make"),
    CONNECTIONS(ClientRate.CONNECTIONS, Replies::connectsTooOften, "more connections a minute than a client may make"),
    AUTH_FAILURES(
            ClientRate.AUTH_FAILURES, Replies::errsTooOften, "more failed authentications than a minute may have"),
    MESSAGES(ClientRate.MESSAGES, Replies::sendsTooOften, "more messages a minute than a client may send"),
    RECIPIENTS(ClientRate.RECIPIENTS, Replies::namesTooMany, "more recipients a minute than a client may name"),
    UNKNOWN_RECIPIENTS(
            ClientRate.UNKNOWN_RECIPIENTS,
            Replies::guessesTooOften,
            "more recipients that do not exist than a client may name in a minute");

    private final String word;
    private final Mode standard;
    private final Function<TransactionId, Reply> reply;
    private final String reason;

    GuardRule(String word, Mode standard, Function<TransactionId, Reply> reply, String reason) {
        this.word = word;
        this.standard = standard;
        this.reply = reply;
        this.reason = reason;
    }

    GuardRule(ClientRate rate, Function<TransactionId, Reply> reply, String reason) {
        this(rate.word(), Mode.ENFORCE, reply, reason);
    }

    /** The name of the rule, which is that of the limit it holds. */
    public String word() {
        return word;
    }

    /** Its mode when nothing is said. */
    public Mode standard() {
        return standard;
    }

    Reply reply(TransactionId id) {
        return reply.apply(id);
    }

    String reason() {
        return reason;
    }
}
