package org.postern.bootstrap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Reading;
import org.postern.testkit.dns.NameServer;

/** The sender of RFC 8463 Appendix A, its zone beside others, its message, and a server that asks that zone. */
final class Football {
    static final String ZONE = """
            football.example.com MX 10 mx.football.example.com
            mx.football.example.com A 127.0.0.1
            1.0.0.127.in-addr.arpa PTR mx.football.example.com
            football.example.com TXT "v=spf1 ip4:127.0.0.1 -all"
            _dmarc.football.example.com TXT "v=DMARC1; p=reject"
            brisbane._domainkey.football.example.com TXT \
            "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            other.example MX 10 mx.other.example
            _dmarc.victim.example TXT "v=DMARC1; p=reject"
            """;

    /** That of RFC 8463 Appendix A. */
    static final String SIGNED = """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
             Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """;

    private Football() {}

    /** With more of it at its end. */
    static Configuration configuration(Path folder, NameServer names, String more) throws IOException {
        Path file = folder.resolve("postern.yaml");
        Files.writeString(file, """
                hostname: mx.example.test
                domains: { example.test: { mailboxes: [alice] } }
                listeners: [{ address: 127.0.0.1, port: %d }]
                dns: { servers: ["%s"], timeout: 3s, tries: 2, budget: 20s, dnssec: false }
                limits: { min-free: 1MiB }
                """.formatted(freePort(), names.address()) + more);
        return switch (new ConfigurationLoader(folder, Map.of()).load(file)) {
            case Reading.Good<Configuration> good -> good.value();
            case Reading.Bad<Configuration> bad ->
                throw new AssertionError(bad.problems().toString());
        };
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
