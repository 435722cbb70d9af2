package org.postern.domain.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs messages for tests with {@link Reference}, none of the code under test. The text of the field is the tags in
 * their order, or a layout of one's own where {@code {bh}} and {@code {b}} stand for what is computed.
 */
public final class Signer {
    private final KeyPair key;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private String fieldName = "DKIM-Signature";
    private String layout = "";

    public Signer(KeyPair key) {
        this.key = key;
        boolean rsa = key.getPublic().getAlgorithm().equals("RSA");
        with("v", "1").with("a", rsa ? "rsa-sha256" : "ed25519-sha256").with("c", "relaxed/relaxed");
        with("d", "example.com")
                .with("s", "sel")
                .with("h", "from:to:subject")
                .with("bh", "{bh}")
                .with("b", "{b}");
    }

    public static Signer rsa() {
        return new Signer(TestKeys.rsa(2048));
    }

    public Signer with(String tag, String value) {
        tags.put(tag, value);
        return this;
    }

    public Signer without(String tag) {
        tags.remove(tag);
        return this;
    }

    public Signer named(String name) {
        this.fieldName = name;
        return this;
    }

    /** The whole value of the field, in place of the tags joined; the tags c, h and l still rule the hashing. */
    public Signer layout(String text) {
        this.layout = text;
        return this;
    }

    /** The message with the signature on top. */
    public String sign(String message) {
        return field(message) + "\r\n" + message;
    }

    /** The signature field without its final CRLF. */
    public String field(String message) {
        String value = layout.isEmpty()
                ? tags.entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining("; ", " ", ""))
                : layout;
        String hashed = (fieldName + ":" + value).replace("{bh}", TestKeys.base64(Reference.sha256(bodyOf(message))));
        String unsigned = hashed.replaceAll("[ \t\r\n]*\\{b}[ \t\r\n]*", "");
        String signature = TestKeys.base64(signature(signedFields(message) + canonical(unsigned)));
        return hashed.replace("{b}", signature);
    }

    private String bodyOf(String message) {
        String form = tags.getOrDefault("c", "simple/simple").toLowerCase(Locale.ROOT);
        String body = Reference.body(message);
        String canonical = form.endsWith("/relaxed") ? Reference.relaxedBody(body) : Reference.simpleBody(body);
        String limit = tags.getOrDefault("l", "");
        return limit.matches("[0-9]{1,9}")
                ? canonical.substring(0, Math.min(canonical.length(), Integer.parseInt(limit)))
                : canonical;
    }

    private String signedFields(String message) {
        List<String> left = new ArrayList<>(Reference.fields(message));
        StringBuilder data = new StringBuilder();
        for (String name : tags.getOrDefault("h", "").split(":")) {
            for (int i = left.size() - 1; i >= 0; i--) {
                String field = left.get(i);
                if (field.substring(0, field.indexOf(':')).strip().equalsIgnoreCase(name.strip())) {
                    data.append(canonical(field)).append("\r\n");
                    left.remove(i);
                    break;
                }
            }
        }
        return data.toString();
    }

    private String canonical(String field) {
        boolean relaxed =
                tags.getOrDefault("c", "simple").toLowerCase(Locale.ROOT).startsWith("relaxed");
        return relaxed ? Reference.relaxedField(field) : field;
    }

    /** Signs data with the key as RFC 6376 §3.3.2 or RFC 8463 §3 has it. */
    public byte[] signature(String data) {
        try {
            boolean rsa = key.getPublic().getAlgorithm().equals("RSA");
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(rsa ? Reference.octets(data) : Reference.sha256(data));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
