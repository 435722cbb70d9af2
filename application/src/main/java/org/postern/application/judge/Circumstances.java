package org.postern.application.judge;

import org.postern.domain.address.IpAddress;
import org.postern.domain.address.ReversePath;
import org.postern.domain.session.Session;

/** How a message came: the client's address, the name it gave in HELO or EHLO, the reverse-path. */
public record Circumstances(IpAddress client, String helo, ReversePath sender) {

    /** Those of one that is offered. */
    public static Circumstances of(Session.Identified session, ReversePath sender) {
        return new Circumstances(session.client().address(), session.greeting().name(), sender);
    }

    /** Those of a transaction. */
    static Circumstances of(Session.InTransaction session) {
        return new Circumstances(
                session.client().address(),
                session.greeting().name(),
                session.envelope().reversePath());
    }
}
