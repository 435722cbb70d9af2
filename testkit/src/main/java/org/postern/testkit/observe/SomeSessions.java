package org.postern.testkit.observe;

import java.util.List;
import java.util.Optional;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.NullPath;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.Authenticated;
import org.postern.domain.session.Client;
import org.postern.domain.session.Greeting;
import org.postern.domain.session.Session;
import org.postern.domain.session.Tally;
import org.postern.domain.session.TlsFacts;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.smtp.TransactionId;

/** Sessions in every state, of clients that say of themselves what no client should. */
final class SomeSessions {
    private static final String ANYTHING = "x\r\n2026 INFO kept id=forged\u001b[31m\u0000\u0085\u2028\u202e{}%s";
    private static final Client CLEAR = client("192.0.2.25", Optional.empty());
    private static final Client SECURE =
            client("2001:db8::25", Optional.of(new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", ANYTHING)));

    private SomeSessions() {}

    private static Client client(String address, Optional<TlsFacts> tls) {
        return new Client(IpAddress.parse(address).orElseThrow(), 4_711, tls, true);
    }

    /** Of a user whose name is what no name should be. */
    static Session authenticated() {
        Client known = SECURE.with(new Authenticated(ANYTHING, Mechanism.PLAIN));
        return new Session.Identified(known, Tally.ZERO, new Greeting(ANYTHING, true));
    }

    static List<Session> all(TransactionId id) {
        Greeting greeting = new Greeting(ANYTHING, true);
        Envelope envelope = new Envelope(new NullPath(), MailParameters.NONE, List.of());
        Session.InTransaction transaction =
                new Session.InTransaction(SECURE, Tally.ZERO, greeting, id, envelope, false);
        return List.of(
                new Session.Connected(CLEAR, Tally.ZERO),
                new Session.Connected(SECURE, Tally.ZERO),
                new Session.Identified(CLEAR, new Tally(1, 2, 3, 4, Integer.MAX_VALUE, 5), greeting),
                transaction,
                new Session.InChunks(transaction, Long.MAX_VALUE, 3, 2));
    }
}
