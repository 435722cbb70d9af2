package org.postern.domain.arc;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.postern.domain.dkim.Reference;
import org.postern.domain.dkim.Signer;
import org.postern.domain.dkim.TestKeys;

/** Seals messages for tests as RFC 8617 §5.1 says, with nothing of the code under test. */
final class Sealer {
    private final KeyPair key;
    private UnaryOperator<Signer> message = signer -> signer;
    private String results = " i={i}; arc.example; spf=pass";
    private String seal = " i={i}; a={a}; t=1; cv={cv}; d=arc.example; s={s}; b={b}";

    Sealer(KeyPair key) {
        this.key = key;
    }

    static Sealer rsa() {
        return new Sealer(TestKeys.rsa(2048));
    }

    /** Changes how the ARC-Message-Signature is made. */
    Sealer message(UnaryOperator<Signer> change) {
        this.message = change;
        return this;
    }

    /** The value of the ARC-Authentication-Results. */
    Sealer results(String value) {
        this.results = value;
        return this;
    }

    /** The value of the ARC-Seal. */
    Sealer seal(String value) {
        this.seal = value;
        return this;
    }

    String seal(String text, int instance, String status) {
        boolean rsa = key.getPublic().getAlgorithm().equals("RSA");
        String number = Integer.toString(instance);
        String selector = rsa ? "arc" : "ed";
        String aar = "ARC-Authentication-Results:" + results.replace("{i}", number);
        Signer signer = new Signer(key)
                .named("ARC-Message-Signature")
                .without("v")
                .with("i", number)
                .with("d", "arc.example")
                .with("s", selector);
        String ams = message.apply(signer).field(text);
        String unsigned = "ARC-Seal:"
                + seal.replace("{i}", number)
                        .replace("{cv}", status)
                        .replace("{s}", selector)
                        .replace("{a}", rsa ? "rsa-sha256" : "ed25519-sha256");
        List<String> sealed = new ArrayList<>(earlier(text, instance));
        sealed.add(aar);
        sealed.add(ams);
        sealed.add(unsigned.replaceAll("[ \t\r\n]*\\{b}[ \t\r\n]*", ""));
        String data =
                String.join("\r\n", sealed.stream().map(Reference::relaxedField).toList());
        String as = unsigned.replace("{b}", TestKeys.base64(new Signer(key).signature(data)));
        return as + "\r\n" + ams + "\r\n" + aar + "\r\n" + text;
    }

    private static List<String> earlier(String text, int instance) {
        List<String> fields = new ArrayList<>();
        for (int i = 1; i < instance; i++) {
            for (String name : List.of("arc-authentication-results", "arc-message-signature", "arc-seal")) {
                String digits = Integer.toString(i);
                Reference.fields(text).stream()
                        .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                        .filter(field -> field.matches("(?s).*[:; \t\n]i=" + digits + "(;.*)?"))
                        .forEach(fields::add);
            }
        }
        return fields;
    }
}
