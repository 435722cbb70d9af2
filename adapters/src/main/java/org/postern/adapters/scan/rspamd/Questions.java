package org.postern.adapters.scan.rspamd;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.scan.ScanRequest;

/** What rspamd is asked: addresses stand without their brackets, a null reverse-path is the empty text. */
final class Questions {
    private final URI where;

    Questions(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        String text = host.contains(":") ? "[" + host + "]" : host;
        this.where = URI.create("http://" + text + ":" + address.getPort() + "/checkv2");
    }

    HttpRequest about(ScanRequest request, InputStream octets) {
        HttpRequest.Builder question = HttpRequest.newBuilder(where)
                .POST(body(request.content().size(), octets))
                .header("Queue-Id", request.id().text())
                .header("IP", request.client().address().text())
                .header("MTA-Name", request.receiver().text())
                .header("From", bare(request.sender().text()));
        add(question, "Helo", request.helo());
        for (ForwardPath recipient : request.recipients()) {
            add(question, "Rcpt", bare(recipient.text()));
        }
        request.client().tls().ifPresent(tls -> {
            add(question, "TLS-Version", tls.version());
            add(question, "TLS-Cipher", tls.cipher());
        });
        return question.build();
    }

    private static BodyPublisher body(long size, InputStream octets) {
        return size == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> octets), size);
    }

    /** What is no printable ASCII cannot stand in a field of HTTP, and is left out. */
    private static void add(HttpRequest.Builder question, String name, String value) {
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= ' ' && c < 127)) {
            question.header(name, value);
        }
    }

    private static String bare(String path) {
        String text = path.startsWith("<") && path.endsWith(">") ? path.substring(1, path.length() - 1) : path;
        return text.chars().allMatch(c -> c >= ' ' && c < 127) ? text : "";
    }
}
