package org.postern.adapters.ledgerfile;

import org.postern.domain.address.IpAddress;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.Authenticated;
import org.postern.domain.session.Client;
import org.postern.domain.session.TlsFacts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The client, its TLS where it has some, and whom it has proved to be. */
final class ClientCodec {

    private ClientCodec() {}

    static void write(Client client, ObjectNode json) {
        json.put("address", client.address().text());
        json.put("port", client.port());
        client.tls()
                .ifPresent(tls -> json.putObject("tls")
                        .put("version", tls.version())
                        .put("cipher", tls.cipher())
                        .put("server-name", tls.serverName()));
        json.put("early-talker", client.earlyTalker());
        client.authenticated()
                .ifPresent(who -> json.putObject("authenticated")
                        .put("user", who.user())
                        .put("mechanism", who.mechanism().text()));
    }

    static Client read(JsonNode json) {
        return new Client(
                address(json.required("address").stringValue()),
                json.required("port").intValue(),
                Json.optional(json, "tls").map(ClientCodec::tls),
                json.required("early-talker").booleanValue(),
                Json.optional(json, "authenticated").map(ClientCodec::authenticated));
    }

    private static Authenticated authenticated(JsonNode json) {
        return new Authenticated(
                json.required("user").stringValue(),
                Mechanism.of(json.required("mechanism").stringValue())
                        .orElseThrow(() -> new IllegalArgumentException("no mechanism")));
    }

    private static TlsFacts tls(JsonNode json) {
        return new TlsFacts(
                json.required("version").stringValue(),
                json.required("cipher").stringValue(),
                json.required("server-name").stringValue());
    }

    static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow(() -> new IllegalArgumentException("no address"));
    }
}
