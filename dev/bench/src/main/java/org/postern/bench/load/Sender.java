package org.postern.bench.load;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** One client that begins session after session until the time is over. */
final class Sender implements Runnable {
    private static final byte[] MAIL = Client.octets("MAIL FROM:<load@client.example.org>\r\n");
    private static final byte[] RCPT = Client.octets("RCPT TO:<alice@example.test>\r\n");
    private static final byte[] DATA = Client.octets("DATA\r\n");
    private static final byte[] GROUP =
            Client.octets("MAIL FROM:<load@client.example.org>\r\nRCPT TO:<alice@example.test>\r\nDATA\r\n");
    private static final int LAST = 32 << 10;
    private static final int MOST_ERRORS = 20;

    private final Plan plan;
    private final byte[] wire;
    private final Pace pace;
    private final AtomicLong left;
    private final long end;
    private final Tally tally = new Tally();
    private volatile Socket current = new Socket();

    /** @param wire the mail data with the final dot */
    Sender(Plan plan, byte[] wire, Pace pace, AtomicLong left, long end) {
        this.plan = plan;
        this.wire = wire;
        this.pace = pace;
        this.left = left;
        this.end = end;
    }

    Tally tally() {
        return tally;
    }

    @Override
    public void run() {
        for (int errors = 0; errors < MOST_ERRORS && System.nanoTime() < end && mayBegin(); ) {
            try {
                session();
            } catch (IOException failed) {
                tally.error(failed);
                errors++;
            }
        }
    }

    /** Ends the session that is under way, whatever it waits for; on any thread. */
    void abandon() throws IOException {
        current.close();
    }

    /** Takes from what is left what one session sends. */
    private boolean mayBegin() {
        return left.getAndAdd(-Math.max(1, plan.perSession())) > 0;
    }

    private void session() throws IOException {
        current = new Socket();
        try (Client client = Client.endless(current, plan.port())) {
            client.ehlo();
            if (plan.tls()) {
                client.startTls();
                client.ehlo();
            }
            for (int i = 0; i < plan.perSession(); i++) {
                pace.await();
                envelope(client);
                content(client);
            }
            client.quit();
            tally.session();
        }
    }

    private void envelope(Client client) throws IOException {
        if (plan.pipelined()) {
            client.send(GROUP);
            client.expect(250);
            client.expect(250);
        } else {
            client.send(MAIL);
            client.expect(250);
            client.send(RCPT);
            client.expect(250);
            client.send(DATA);
        }
        client.expect(354);
    }

    /** The wait is counted from before the last 32 KiB with the final dot are sent. */
    private void content(Client client) throws IOException {
        int first = Math.max(0, wire.length - LAST);
        client.send(wire, 0, first);
        long dot = System.nanoTime();
        client.send(wire, first, wire.length - first);
        client.expect(250);
        tally.waited(System.nanoTime() - dot);
    }
}
