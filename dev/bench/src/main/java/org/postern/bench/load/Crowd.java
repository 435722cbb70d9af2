package org.postern.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Clients that have said EHLO and say nothing more, and one that comes anew and wants to be served all the same. */
final class Crowd {
    private final List<Client> clients = new ArrayList<>();

    /** Adds idle sessions, one behind the other. */
    Tally gather(Plan plan) {
        Tally tally = new Tally();
        for (int i = 0; i < plan.sessions(); i++) {
            long began = System.nanoTime();
            try {
                Client client = new Client(plan.port());
                clients.add(client);
                client.ehlo();
                if (plan.tls()) {
                    client.startTls();
                    client.ehlo();
                }
                tally.waited(System.nanoTime() - began);
            } catch (IOException failed) {
                tally.error(failed);
            }
        }
        return tally;
    }

    /** Fresh clients, one behind the other: how long each waits from the connect to the reply to its EHLO. */
    static Tally visit(Plan plan) {
        Tally tally = new Tally();
        for (int i = 0; i < plan.most(); i++) {
            long began = System.nanoTime();
            try (Client client = new Client(plan.port())) {
                client.ehlo();
                tally.waited(System.nanoTime() - began);
                client.quit();
                tally.session();
            } catch (IOException failed) {
                tally.error(failed);
            }
        }
        return tally;
    }

    void disperse() {
        for (Client client : clients) {
            try {
                client.close();
            } catch (IOException goneAnyway) {
                // Nobody waits for it.
            }
        }
        clients.clear();
    }
}
