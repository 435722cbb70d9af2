package org.postern.domain.sasl;

import java.util.Optional;

/** OAUTHBEARER: RFC 7628 §3.1, a gs2-header and key-value pairs between octets 0x01. */
final class BearerExchange {
    private static final String SEPARATOR = "\u0001";
    private static final String KEY = "auth=";
    private static final String SCHEME = "bearer ";
    private static final Secret ERROR = Secret.of("{\"status\":\"invalid_token\"}");

    private BearerExchange() {}

    static SaslStep heard(Secret response, SaslServer server) {
        Optional<BearerToken> token = response.text().flatMap(BearerExchange::token);
        if (token.isEmpty()) {
            return new SaslStep.NotProven();
        }
        return switch (server.tokens().apply(token.get())) {
            case TokenHolder.HolderKnown holder -> holder(token.get(), holder.user());
            case TokenHolder.TokenRefused no -> new SaslStep.Challenged(ERROR, new Exchange.TokenEndAwaited());
            case TokenHolder.TokensUnavailable none -> new SaslStep.Undecided();
        };
    }

    private static SaslStep holder(BearerToken token, String user) {
        return PasswordClaim.mayActAs(token.user(), user)
                ? new SaslStep.Proven(user)
                : new SaslStep.Challenged(ERROR, new Exchange.TokenEndAwaited());
    }

    /** {@code n,a=user,^Ahost=...^Aauth=Bearer token^A^A}; no channel is bound, so {@code y} is as good as {@code n}. */
    private static Optional<BearerToken> token(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        boolean ended = parts.length >= 4 && parts[parts.length - 1].isEmpty() && parts[parts.length - 2].isEmpty();
        Optional<String> user = ended ? user(parts[0]) : Optional.empty();
        return user.flatMap(name -> token(parts).map(token -> new BearerToken(name, Secret.of(token))));
    }

    private static Optional<String> user(String header) {
        String[] parts = header.split(",", -1);
        boolean good = parts.length == 3 && (parts[0].equals("n") || parts[0].equals("y")) && parts[2].isEmpty();
        if (!good || !parts[1].isEmpty() && !parts[1].startsWith("a=")) {
            return Optional.empty();
        }
        return parts[1].isEmpty() ? Optional.of("") : UserName.prepared(decoded(parts[1].substring(2)));
    }

    private static String decoded(String saslName) {
        return saslName.replace("=2C", ",").replace("=3D", "=");
    }

    private static Optional<String> token(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String value = parts[i].startsWith(KEY) ? parts[i].substring(KEY.length()) : "";
            if (value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                return Optional.of(value.substring(SCHEME.length())).filter(BearerExchange::isToken);
            }
        }
        return Optional.empty();
    }

    /** {@code b64token} of RFC 6750 §2.1. */
    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || "-._~+/=".indexOf(c) >= 0);
    }
}
