package org.postern.application.judge;

import java.util.List;
import java.util.Optional;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.ReversePath;
import org.postern.domain.session.Client;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.Recipient;

/** How a message came: the client, the name it gave in HELO or EHLO, reverse-path and forward-paths. */
public record Circumstances(Client from, String helo, ReversePath sender, List<ForwardPath> recipients) {

    public Circumstances {
        recipients = List.copyOf(recipients);
    }

    /** Where nobody knows more. */
    public Circumstances(IpAddress client, String helo, ReversePath sender) {
        this(new Client(client, 0, Optional.empty(), false), helo, sender, List.of());
    }

    /** Those of one that is offered. */
    public static Circumstances of(Session.Identified session, ReversePath sender) {
        return new Circumstances(session.client(), session.greeting().name(), sender, List.of());
    }

    /** Those of a transaction. */
    static Circumstances of(Session.InTransaction session) {
        return new Circumstances(
                session.client(),
                session.greeting().name(),
                session.envelope().reversePath(),
                session.envelope().recipients().stream().map(Recipient::path).toList());
    }

    /** The client's address. */
    public IpAddress client() {
        return from.address();
    }
}
