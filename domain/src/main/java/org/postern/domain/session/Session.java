package org.postern.domain.session;

import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.TransactionId;

/** Where a session stands: RFC 5321 §3.1 to §3.3, §4.1.4. Each state is a value; a command leads to the next. */
public sealed interface Session {

    Client client();

    Tally tally();

    /** The same state with another count. */
    Session with(Tally tally);

    /** The connection is there, the client has not said who it is; so again after STARTTLS (RFC 3207 §4.2). */
    record Connected(Client client, Tally tally) implements Session {
        @Override
        public Connected with(Tally changed) {
            return new Connected(client, changed);
        }
    }

    /** After HELO or EHLO, no mail transaction open. */
    record Identified(Client client, Tally tally, Greeting greeting) implements Session {
        @Override
        public Identified with(Tally changed) {
            return new Identified(client, changed, greeting);
        }

        /** It is known now who the client is. */
        public Identified with(Authenticated who) {
            return new Identified(client.with(who), tally, greeting);
        }
    }

    /** After MAIL, while recipients are named. */
    record InTransaction(
            Client client, Tally tally, Greeting greeting, TransactionId id, Envelope envelope, boolean rcptSeen)
            implements Session {
        @Override
        public InTransaction with(Tally changed) {
            return new InTransaction(client, changed, greeting, id, envelope, rcptSeen);
        }

        /** Recipients were named, this one accepted. */
        InTransaction with(Envelope changed) {
            return new InTransaction(client, tally, greeting, id, changed, true);
        }

        Identified over() {
            return new Identified(client, tally, greeting);
        }
    }

    /** After the first BDAT: octets and chunks that came so far. */
    record InChunks(InTransaction transaction, long octets, int chunks, int emptyChunks) implements Session {
        @Override
        public Client client() {
            return transaction.client();
        }

        @Override
        public Tally tally() {
            return transaction.tally();
        }

        @Override
        public InChunks with(Tally changed) {
            return new InChunks(transaction.with(changed), octets, chunks, emptyChunks);
        }

        InChunks with(long size) {
            return new InChunks(transaction, octets + size, chunks + 1, emptyChunks + (size == 0 ? 1 : 0));
        }
    }
}
