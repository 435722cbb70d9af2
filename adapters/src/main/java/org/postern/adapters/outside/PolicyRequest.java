package org.postern.adapters.outside;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.postern.application.port.PolicyFetch;
import org.postern.domain.address.DomainName;

/** Fetches a policy as a sender would: RFC 8461 §3.3. No redirect is followed, and 64 KiB are the most. */
final class PolicyRequest {
    private static final int MOST_OCTETS = 65_536;
    private static final int LONGEST_LINE = 8_000;
    private static final int MOST_LINES = 100;

    private PolicyRequest() {}

    static PolicyFetch fetch(Socket raw, DomainName domain, SSLContext trust) throws IOException {
        String host = "mta-sts." + domain.text();
        SSLSocket secure = (SSLSocket) trust.getSocketFactory().createSocket(raw, host, raw.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        String request = "GET /.well-known/mta-sts.txt HTTP/1.0\r\nHost: " + host + "\r\n\r\n";
        secure.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return read(secure.getInputStream());
    }

    private static PolicyFetch read(InputStream in) throws IOException {
        String status = Outing.line(in, LONGEST_LINE);
        String[] words = status.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].equals("200")) {
            return new PolicyFetch.NotFetched("it says " + status);
        }
        String type = "";
        int lines = 0;
        for (String line = Outing.line(in, LONGEST_LINE); !line.isEmpty(); line = Outing.line(in, LONGEST_LINE)) {
            String lower = line.toLowerCase(Locale.ROOT);
            type = lower.startsWith("content-type:")
                    ? lower.substring("content-type:".length()).strip()
                    : type;
            if (++lines > MOST_LINES) {
                return new PolicyFetch.NotFetched("its header section does not end");
            }
        }
        if (!type.split(";", 2)[0].strip().equals("text/plain")) {
            return new PolicyFetch.NotFetched("it is no text/plain");
        }
        byte[] octets = in.readNBytes(MOST_OCTETS + 1);
        return octets.length > MOST_OCTETS
                ? new PolicyFetch.NotFetched("it is longer than 64 KiB")
                : new PolicyFetch.Fetched(new String(octets, StandardCharsets.UTF_8));
    }
}
