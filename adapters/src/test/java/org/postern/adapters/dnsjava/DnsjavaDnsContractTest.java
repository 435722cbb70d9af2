package org.postern.adapters.dnsjava;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.postern.domain.dns.Dns;
import org.postern.testkit.dns.DnsContract;
import org.postern.testkit.dns.NameServer;

class DnsjavaDnsContractTest implements DnsContract {
    private NameServer server;
    private DnsjavaDns dns;

    @BeforeEach
    void listen() throws IOException {
        server = NameServer.serving(WORLD);
        dns = new DnsjavaDns(
                DnsSettings.usual(List.of(server.address()), Validation.NONE).patience(Duration.ofSeconds(1), 2),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        dns.close();
        server.close();
    }

    @Override
    public Dns dns() {
        return dns;
    }
}
