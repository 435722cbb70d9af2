package org.postern.adapters.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a request to its answer: whom it is meant for, what it wants, whether that is there. */
final class Exchanges implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
    private static final int OK = 200;

    private final HostNames hosts;
    private final Map<String, Page> pages;

    Exchanges(HostNames hosts, Map<String, Page> pages) {
        this.hosts = hosts;
        this.pages = Map.copyOf(pages);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) {
        List<String> host = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        if (host.size() != 1 || !hosts.isOurs(host.getFirst())) {
            return Answer.text(421, "This server does not have that name; see http.names in the configuration.\n");
        }
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Answer.text(405, "GET and HEAD only.\n");
        }
        Page page = pages.get(exchange.getRequestURI().getPath());
        return page == null
                ? Answer.text(
                        404,
                        "Here are "
                                + String.join(
                                        ", ", pages.keySet().stream().sorted().toList()) + "\n")
                : asked(page, exchange);
    }

    private static Answer asked(Page page, HttpExchange exchange) {
        try {
            String accept = exchange.getRequestHeaders().getFirst("Accept");
            return page.answer(accept == null ? "" : accept);
        } catch (RuntimeException broken) {
            LOG.error("a page broke", broken);
            return Answer.text(500, "A fault of ours; the log says more.\n");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers fields = exchange.getResponseHeaders();
        fields.set("Content-Type", answer.contentType());
        fields.set("Cache-Control", "no-store");
        fields.set("X-Content-Type-Options", "nosniff");
        if (answer.status() != OK) {
            fields.set("Connection", "close");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            fields.set("Content-Length", Integer.toString(answer.octets().length));
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), answer.octets().length);
            exchange.getResponseBody().write(answer.octets());
        }
    }
}
