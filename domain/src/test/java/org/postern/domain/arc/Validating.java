package org.postern.domain.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.postern.domain.dkim.KeyZone;
import org.postern.domain.dkim.Octets;
import org.postern.domain.dkim.TestKeys;
import org.postern.domain.dkim.Verifying;

/** Validates chains over one message with keys at hand. */
final class Validating {
    static final String MESSAGE = Verifying.MESSAGE;
    static final String ONE = Sealer.rsa().seal(MESSAGE, 1, "none");
    static final String THREE = Sealer.rsa().seal(Sealer.rsa().seal(ONE, 2, "pass"), 3, "pass");

    private Validating() {}

    static KeyZone keys() {
        return new KeyZone()
                .with("arc._domainkey.arc.example", "p=" + TestKeys.data(TestKeys.rsa(2048)))
                .with("ed._domainkey.arc.example", "k=ed25519; p=" + TestKeys.data(TestKeys.ED25519));
    }

    static ArcReport validate(String message, KeyZone zone) {
        try {
            return new ArcValidator(zone).validate(new Octets(message), Verifying.NOW);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static ArcReport validate(String message) {
        return validate(message, keys());
    }

    static void failsWithoutCrypto(String message, String why) {
        KeyZone zone = keys();
        ArcReport report = validate(message, zone);
        assertThat(report.why()).contains(why);
        assertThat(report.result()).isEqualTo(ArcResult.FAIL);
        assertThat(report.oldestPass()).isEmpty();
        assertThat(zone.events).isEmpty();
    }
}
