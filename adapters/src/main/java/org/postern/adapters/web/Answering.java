package org.postern.adapters.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** From a request to the octets of the whole answer (RFC 9110 §15). No octet of a request is repeated. */
final class Answering {
    private final Pages pages;

    Answering(Pages pages) {
        this.pages = pages;
    }

    byte[] answer(Optional<Request> request) {
        return request.map(this::answer).orElseGet(() -> say("400 Bad Request", "", true));
    }

    private byte[] answer(Request request) {
        boolean get = request.method().equals("GET");
        if (!get && !request.method().equals("HEAD")) {
            return say("405 Method Not Allowed\r\nAllow: GET, HEAD", "", true);
        }
        Optional<String> text = pages.text(request.host(), request.path());
        return say(text.isPresent() ? "200 OK" : "404 Not Found", text.orElse(""), get);
    }

    private static byte[] say(String status, String text, boolean withText) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
                + octets.length + "\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
        return (head + (withText ? text : "")).getBytes(StandardCharsets.UTF_8);
    }
}
