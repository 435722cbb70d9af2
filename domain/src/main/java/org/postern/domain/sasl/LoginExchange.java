package org.postern.domain.sasl;

import java.util.Optional;

/** LOGIN: the name, then the password, each asked for. No document stands behind it, but clients do. */
final class LoginExchange {
    static final Secret NAME_WANTED = Secret.of("Username:");

    private static final Secret PASSWORD_WANTED = Secret.of("Password:");

    private LoginExchange() {}

    static SaslStep named(Secret response) {
        return new SaslStep.Challenged(PASSWORD_WANTED, new Exchange.LoginPasswordAwaited(response));
    }

    static SaslStep heard(Exchange.LoginPasswordAwaited asked, Secret response, SaslServer server) {
        Optional<String> name = asked.name().text();
        Optional<String> password = response.text();
        return name.isPresent() && password.isPresent()
                ? PasswordClaim.judged("", name.get(), password.get(), server)
                : new SaslStep.NotProven();
    }
}
