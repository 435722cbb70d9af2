package org.postern.domain.sasl;

import java.util.Optional;

/**
 * {@code client-first-message} of RFC 5802 §7. {@code header} is the gs2-header with its commas, {@code bare} the rest;
 * {@code binding} the flag: {@code n}, {@code y}, or {@code p=} and a type. Names are decoded.
 */
record ClientFirst(String header, String binding, String authorized, String bare, String name, String nonce) {

    /** The message that a text is, if it is one. */
    static Optional<ClientFirst> parse(String text) {
        String[] parts = text.split(",", 3);
        if (parts.length < 3 || !isFlag(parts[0])) {
            return Optional.empty();
        }
        Optional<String> authorized = parts[1].isEmpty() ? Optional.of("") : saslName("a=", parts[1]);
        String bare = parts[2];
        String[] attributes = bare.split(",", -1);
        Optional<String> name = saslName("n=", attributes[0]);
        Optional<String> nonce = attributes.length < 2 ? Optional.empty() : nonce(attributes[1]);
        if (authorized.isEmpty() || name.isEmpty() || nonce.isEmpty() || !Attributes.areExtensions(attributes, 2)) {
            return Optional.empty();
        }
        String header = text.substring(0, text.length() - bare.length());
        return Optional.of(new ClientFirst(header, parts[0], authorized.get(), bare, name.get(), nonce.get()));
    }

    private static boolean isFlag(String text) {
        return text.equals("n") || text.equals("y") || text.startsWith("p=") && text.length() > 2;
    }

    private static Optional<String> nonce(String attribute) {
        return attribute.startsWith("r=")
                ? Optional.of(attribute.substring(2)).filter(Attributes::isNonce)
                : Optional.empty();
    }

    /** {@code saslname}: {@code =2C} is a comma, {@code =3D} an equals sign, any other {@code =} a mistake. */
    private static Optional<String> saslName(String key, String attribute) {
        String written = attribute.startsWith(key) ? attribute.substring(key.length()) : "";
        String rest = written.replace("=2C", "").replace("=3D", "");
        return written.isEmpty() || rest.indexOf('=') >= 0
                ? Optional.empty()
                : Optional.of(written.replace("=2C", ",").replace("=3D", "="));
    }

    /** The name of the channel binding's type, when the client binds to one. */
    Optional<String> bindingType() {
        return binding.startsWith("p=") ? Optional.of(binding.substring(2)) : Optional.empty();
    }
}
