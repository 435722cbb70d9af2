package org.postern.adapters.observe;

import java.time.Duration;
import org.postern.application.port.SessionObserver;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line of log an event, with ids that join with the store; no octets of a client but its address, and the name of a user. */
public final class SessionLog implements SessionObserver {
    private final Logger log;

    public SessionLog() {
        this(LoggerFactory.getLogger("org.postern.session"));
    }

    /** One that writes to that logger, which is trusted with keeping an event on its line. */
    public SessionLog(Logger log) {
        this.log = log;
    }

    @Override
    public void messageKept(Session session, TransactionId id, long octets, Duration taken) {
        log.info("kept id={} client={} octets={} ms={}", id, session.client().address(), octets, taken.toMillis());
    }

    @Override
    public void declined(Session session, Reply reply) {
        log.info("declined client={} reply=\"{}\"", session.client().address(), reply);
    }

    @Override
    public void authenticated(Session session) {
        session.client()
                .authenticated()
                .ifPresent(who -> log.info(
                        "authenticated client={} user={} mechanism={}",
                        session.client().address(),
                        who.user(),
                        who.mechanism().text()));
    }

    /** Without the name that was given: who mistakes one box of a form for the other gives a password. */
    @Override
    public void notAuthenticated(Session session, Mechanism mechanism) {
        log.warn("not authenticated client={} mechanism={}", session.client().address(), mechanism.text());
    }

    @Override
    public void objected(Session session, StatedOpinion objection) {
        log.info(
                "guard client={} rule={} mode={} opinion={} reason=\"{}\"",
                session.client().address(),
                objection.rule(),
                objection.mode().word(),
                objection.opinion().disposition().word(),
                objection.opinion().reason());
    }

    @Override
    public void ended(Session session, String reason, Duration lasted) {
        log.info(
                "ended client={} reason=\"{}\" transactions={} errors={} ms={}",
                session.client().address(),
                reason,
                session.tally().transactions(),
                session.tally().errors(),
                lasted.toMillis());
    }

    @Override
    public void faulted(Session session, Throwable fault) {
        try {
            log.error("fault in the session of client={}", session.client().address(), fault);
        } catch (RuntimeException | StackOverflowError indescribable) {
            log.error(
                    "fault in the session of client={}: {}, which cannot be described",
                    session.client().address(),
                    fault.getClass().getName());
        }
    }
}
