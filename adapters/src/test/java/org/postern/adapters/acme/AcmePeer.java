package org.postern.adapters.acme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.postern.adapters.http.HttpPort;
import org.postern.application.certificate.KeyPairSigner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small authority on loopback (RFC 8555) that checks what is sent to it: every signature, every nonce, the request for the
 * certificate by a library that is not ours. It behaves as it is told.
 */
final class AcmePeer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final BiPredicate<String, String> believes;
    private final KeyPairSigner issuer = KeyPairSigner.fresh();
    private final Set<String> nonces = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<String> orders = new ArrayList<>();
    private Optional<PublicJsonWebKey> account = Optional.empty();
    private String status = "pending";
    private String pem = "";
    private int number;

    /** The problem that is said to a request for an order, with a status and perhaps more fields. */
    record Problem(int status, String type, Map<String, String> fields) {}

    Optional<Problem> problem = Optional.empty();
    boolean knowsRenewal;
    boolean speaksHtml;

    /** {@code believes}: whether a challenge of that type and token is answered as it should be. */
    AcmePeer(BiPredicate<String, String> believes) throws IOException {
        this.believes = believes;
        HttpPort.limitServers();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI directory() {
        return URI.create(base() + "/dir");
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The payloads of the orders that came. */
    List<String> orders() {
        return List.copyOf(orders);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String nonce = "nonce" + number++;
            nonces.add(nonce);
            exchange.getResponseHeaders().set("Replay-Nonce", nonce);
            answer(exchange);
        } catch (Exception wrong) {
            throw new IOException(wrong);
        }
    }

    private void answer(HttpExchange exchange) throws Exception {
        String path = exchange.getRequestURI().getPath();
        if (speaksHtml) {
            say(exchange, 200, "text/html", "<html>Welcome</html>");
        } else if (path.equals("/dir")) {
            json(exchange, 200, directoryText());
        } else if (path.equals("/nonce")) {
            exchange.sendResponseHeaders(200, -1);
        } else if (path.startsWith("/renewal/")) {
            exchange.getResponseHeaders().set("Retry-After", "21600");
            json(
                    exchange,
                    200,
                    "{\"suggestedWindow\":{\"start\":\"2026-12-01T00:00:00Z\",\"end\":\"2026-12-02T00:00:00Z\"}}");
        } else {
            asked(exchange, path);
        }
    }

    private String directoryText() {
        return "{\"newNonce\":\"" + base() + "/nonce\",\"newAccount\":\"" + base() + "/account\",\"newOrder\":\""
                + base() + "/order\"" + (knowsRenewal ? ",\"renewalInfo\":\"" + base() + "/renewal\"" : "") + "}";
    }

    private void asked(HttpExchange exchange, String path) throws Exception {
        String payload = verified(exchange, path);
        switch (path) {
            case "/account" -> {
                exchange.getResponseHeaders().set("Location", base() + "/account/1");
                json(exchange, 201, "{\"status\":\"valid\"}");
            }
            case "/order" -> order(exchange, payload);
            case "/order/1" -> json(exchange, 200, orderText());
            case "/authz/1" -> json(exchange, 200, authorization());
            case "/chall/http", "/chall/tls" -> challenged(exchange, path);
            case "/finalize/1" -> finalized(exchange, payload);
            case "/cert/1" -> say(exchange, 200, "application/pem-certificate-chain", pem);
            default -> json(exchange, 404, "{}");
        }
    }

    /** RFC 8555 §6.2, §6.4, §6.5: signed by the account's key, for this URL, with a nonce that was never used. */
    private String verified(HttpExchange exchange, String path) throws Exception {
        JsonNode flat = JSON.readTree(exchange.getRequestBody().readAllBytes());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(flat.get("protected").asString() + "."
                + flat.get("payload").asString() + "." + flat.get("signature").asString());
        if (path.equals("/account")) {
            JsonNode head = JSON.readTree(
                    Base64.getUrlDecoder().decode(flat.get("protected").asString()));
            account = Optional.of(
                    PublicJsonWebKey.Factory.newPublicJwk(head.get("jwk").toString()));
        }
        signature.setKey(account.orElseThrow().getPublicKey());
        boolean ours = signature.getHeader("url").equals(base() + path) && nonces.remove(signature.getHeader("nonce"));
        if (!ours || !signature.verifySignature()) {
            throw new IOException("a request that is not the account's");
        }
        return signature.getPayload();
    }

    private void order(HttpExchange exchange, String payload) throws IOException {
        orders.add(payload);
        if (problem.isPresent()) {
            Problem said = problem.get();
            said.fields().forEach(exchange.getResponseHeaders()::set);
            say(
                    exchange,
                    said.status(),
                    "application/problem+json",
                    "{\"type\":\"urn:ietf:params:acme:error:" + said.type() + "\",\"detail\":\"so it is\"}");
            return;
        }
        names.put(
                "1",
                JSON.readTree(payload).get("identifiers").get(0).get("value").asString());
        status = "pending";
        exchange.getResponseHeaders().set("Location", base() + "/order/1");
        json(exchange, 201, orderText());
    }

    private String orderText() {
        String order = switch (status) {
            case "valid" -> "ready";
            case "issued" -> "valid";
            default -> status;
        };
        return "{\"status\":\"" + order + "\",\"identifiers\":[{\"type\":\"dns\",\"value\":\"" + names.get("1")
                + "\"}],\"authorizations\":[\"" + base() + "/authz/1\"],\"finalize\":\"" + base() + "/finalize/1\","
                + "\"certificate\":\"" + base() + "/cert/1\"}";
    }

    private String authorization() {
        String known = status.equals("issued") ? "valid" : status;
        return "{\"status\":\"" + known + "\",\"identifier\":{\"type\":\"dns\",\"value\":\"" + names.get("1")
                + "\"},\"challenges\":[" + challenge("http", known) + "," + challenge("tls", known) + "]}";
    }

    private String challenge(String kind, String known) {
        String type = kind.equals("http") ? "http-01" : "tls-alpn-01";
        String error = known.equals("invalid")
                ? ",\"error\":{\"type\":\"urn:ietf:params:acme:error:connection\",\"detail\":\"connection refused\"}"
                : "";
        return "{\"type\":\"" + type + "\",\"url\":\"" + base() + "/chall/" + kind + "\",\"token\":\"token-" + kind
                + "\",\"status\":\"" + known + "\"" + error + "}";
    }

    private void challenged(HttpExchange exchange, String path) throws IOException {
        String kind = path.substring("/chall/".length());
        String type = kind.equals("http") ? "http-01" : "tls-alpn-01";
        status = believes.test(type, "token-" + kind) ? "valid" : "invalid";
        exchange.getResponseHeaders().add("Link", "<" + base() + "/authz/1>;rel=\"up\"");
        json(exchange, 200, challenge(kind, status));
    }

    private void finalized(HttpExchange exchange, String payload) throws Exception {
        byte[] der =
                Base64.getUrlDecoder().decode(JSON.readTree(payload).get("csr").asString());
        PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
        if (!request.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()))) {
            throw new IOException("the request is not signed by its key");
        }
        Extensions wanted =
                Extensions.getInstance(request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)[0]
                        .getAttrValues()
                        .getObjectAt(0));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        X509v3CertificateBuilder certificate = new X509v3CertificateBuilder(
                new X500Name("CN=Small Authority"),
                BigInteger.valueOf(number),
                Date.from(now),
                Date.from(now.plus(90, ChronoUnit.DAYS)),
                new X500Name(""),
                request.getSubjectPublicKeyInfo());
        certificate.addExtension(
                Extension.subjectAlternativeName,
                true,
                wanted.getExtension(Extension.subjectAlternativeName).getParsedValue());
        certificate.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils()
                        .createAuthorityKeyIdentifier(issuer.pair().getPublic()));
        byte[] issued = certificate
                .build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(issuer.pair().getPrivate()))
                .getEncoded();
        pem = PemFile.block("CERTIFICATE", issued);
        status = "issued";
        json(exchange, 200, orderText());
    }

    private static void json(HttpExchange exchange, int code, String text) throws IOException {
        say(exchange, code, "application/json", text);
    }

    private static void say(HttpExchange exchange, int code, String type, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(code, octets.length);
        exchange.getResponseBody().write(octets);
    }
}
