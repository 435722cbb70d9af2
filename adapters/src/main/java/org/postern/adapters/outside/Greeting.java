package org.postern.adapters.outside;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.postern.application.port.Sighting;
import org.postern.application.port.Sighting.TlsSight;
import org.postern.domain.address.DomainName;

/** A client's side of a session that goes no further than STARTTLS: RFC 5321 §3.1, RFC 3207 §4. */
final class Greeting {
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LINES = 100;
    private static final String OWN_NAME = "postern-doctor.invalid";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Greeting(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    Sighting.Greeted greet(DomainName name) throws IOException {
        List<String> greeting = reply();
        require(greeting, "220");
        String who = greeting.getFirst().substring(4).split(" ", 2)[0];
        say("EHLO " + OWN_NAME);
        List<String> extensions = reply();
        boolean offered = extensions.stream()
                .map(line -> line.substring(4).strip().toUpperCase(Locale.ROOT))
                .anyMatch("STARTTLS"::equals);
        TlsSight tls = offered ? tls(name) : new TlsSight.NotOffered();
        if (!offered) {
            say("QUIT");
        }
        return new Sighting.Greeted(who, tls);
    }

    private TlsSight tls(DomainName name) {
        try {
            say("STARTTLS");
            require(reply(), "220");
            Witness witness = new Witness();
            SSLSocket secure = (SSLSocket)
                    witness.context().getSocketFactory().createSocket(socket, name.text(), socket.getPort(), true);
            secure.startHandshake();
            secure.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            return new TlsSight.Shown(witness.chain(), witness.mistrust());
        } catch (IOException | GeneralSecurityException failed) {
            return new TlsSight.Failed(Outing.words(failed));
        }
    }

    private void say(String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private List<String> reply() throws IOException {
        List<String> lines = new ArrayList<>();
        boolean more = true;
        while (more) {
            String line = Outing.line(in, LONGEST_LINE);
            if (line.length() < 3 || lines.size() == MOST_LINES) {
                throw new IOException("it speaks no SMTP");
            }
            lines.add(line.length() == 3 ? line + " " : line);
            more = lines.getLast().charAt(3) == '-';
        }
        return lines;
    }

    private static void require(List<String> reply, String code) throws IOException {
        if (!reply.getFirst().startsWith(code)) {
            throw new IOException("it says " + reply.getFirst());
        }
    }
}
