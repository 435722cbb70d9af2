package org.postern.adapters.observe;

import java.time.Duration;
import org.postern.application.limits.Floods;
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
    private static final String TURNED_AWAY = "client refused";

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
        log.atInfo()
                .addKeyValue("id", id)
                .addKeyValue("client", session.client().address())
                .addKeyValue("octets", octets)
                .addKeyValue("ms", taken.toMillis())
                .log("kept");
    }

    @Override
    public void declined(Session session, Reply reply) {
        log.atInfo()
                .addKeyValue("client", session.client().address())
                .addKeyValue("reply", reply)
                .log("declined");
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
    public void objected(Session session, StatedOpinion objection, boolean again) {
        if (again) {
            return;
        }
        log.atInfo()
                .addKeyValue("client", session.client().address())
                .addKeyValue("rule", objection.rule())
                .addKeyValue("mode", objection.mode().word())
                .addKeyValue("opinion", objection.opinion().disposition().word())
                .addKeyValue("reason", objection.opinion().reason())
                .log("guard");
    }

    /** How many were not told of one by one. */
    public void untold(Floods.Untold flood) {
        log.atInfo()
                .addKeyValue("rule", flood.rule())
                .addKeyValue("mode", flood.mode().word())
                .addKeyValue("times", flood.times())
                .log("guard, beside those told");
    }

    /** Not of whom the guard turned away: that was told. */
    @Override
    public void ended(Session session, String reason, Duration lasted) {
        if (reason.equals(TURNED_AWAY)) {
            return;
        }
        log.atInfo()
                .addKeyValue("client", session.client().address())
                .addKeyValue("reason", reason)
                .addKeyValue("transactions", session.tally().transactions())
                .addKeyValue("errors", session.tally().errors())
                .addKeyValue("ms", lasted.toMillis())
                .log("ended");
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
