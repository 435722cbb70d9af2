package org.postern.domain.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.domain.smtp.Command;
import org.postern.domain.smtp.CommandParser;

class SecretTest {
    private static final Secret PASSWORD = Secret.of("pencil");

    @Test
    void whateverHoldsOnePrintsNothingOfIt() {
        Command command = CommandParser.parse(
                ByteBuffer.wrap("AUTH PLAIN AGFsaWNlAHBlbmNpbA==".getBytes(StandardCharsets.US_ASCII)));
        ScramCredential credential = ScramCredential.of("pencil", Secret.of("0123456789abcdef"), 4_096);
        for (Object holder : List.of(
                PASSWORD,
                new Response.Told(PASSWORD),
                new Exchange.LoginPasswordAwaited(PASSWORD),
                new SaslStep.Challenged(PASSWORD, new Exchange.PlainAwaited()),
                new BearerToken("alice", PASSWORD),
                new Account.UserKnown("alice", credential),
                credential,
                command)) {
            assertThat(holder.toString()).doesNotContain("pencil", "AGFsaWNl", "0123456789", PASSWORD.base64(), "[B@");
        }
        assertThat(PASSWORD.hashCode()).isEqualTo(Secret.of("lincep").hashCode());
    }

    @Test
    void onlyWholeBase64StandsForOctets() {
        assertThat(Secret.ofBase64("cGVuY2ls")).hasValue(PASSWORD);
        assertThat(Secret.ofBase64("")).hasValue(Secret.EMPTY);
        for (String bad : List.of(
                "=AAA", "AAA=BBB", "AAA", "AA", "AA=", "A", "AB==", "AAB=", "AA==A", "AA_-", "AA\r\n", " AAAA", "AA===",
                "====")) {
            assertThat(Secret.ofBase64(bad)).as(bad).isEmpty();
        }
    }

    @Test
    void octetsAreNobodyElses() {
        byte[] octets = {1, 2, 3};
        Secret secret = Secret.of(octets);
        octets[0] = 9;
        secret.octets()[1] = 9;
        assertThat(secret).isEqualTo(Secret.of(new byte[] {1, 2, 3})).isNotEqualTo(Secret.of(octets));
        assertThat(Secret.of(new byte[] {-1}).text()).isEqualTo(Optional.empty());
    }
}
