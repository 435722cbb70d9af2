package org.postern.domain.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OtherExchangesTest {
    private static final SaslStep ALICE = new SaslStep.Proven("alice");
    private static final SaslStep NO = new SaslStep.NotProven();

    private static SaslStep plain(String message) {
        return Mechanism.PLAIN.begin().heard(Secret.of(message), SomeServer.plain());
    }

    @Test
    void plainIsNameAndPasswordBetweenTwoNuls() {
        assertThat(plain("\0alice\0pencil")).isEqualTo(ALICE);
        assertThat(plain("alice\0ALICE\0pencil")).isEqualTo(ALICE);
        assertThat(plain("\0alice\0\ufe0fpencil")).as("as SASLprep has it").isEqualTo(ALICE);
        assertThat(plain("\0later\0pencil")).isEqualTo(new SaslStep.Undecided());
        for (String bad : List.of(
                "",
                "\0",
                "\0\0",
                "\0alice\0",
                "\0alice\0pencil\0",
                "alice\0pencil",
                "\0alice\0Pencil",
                "\0nobody\0pencil",
                "bob\0alice\0pencil",
                "a\r\nReceived: x\0alice\0pencil",
                "\0ali\rce\0pencil",
                "\0\0pencil")) {
            assertThat(plain(bad)).as(bad).isEqualTo(NO);
        }
    }

    @Test
    void loginAsksForOneAfterTheOther() {
        assertThat(Mechanism.LOGIN.opening()).isEqualTo(Secret.of("Username:"));
        for (String name : List.of("alice", "nobody", "")) {
            SaslStep.Challenged asked =
                    (SaslStep.Challenged) Mechanism.LOGIN.begin().heard(Secret.of(name), SomeServer.plain());
            assertThat(asked.challenge()).isEqualTo(Secret.of("Password:"));
            assertThat(asked.next().heard(Secret.of("pencil"), SomeServer.plain()))
                    .as(name)
                    .isEqualTo(name.equals("alice") ? ALICE : NO);
            assertThat(asked.next().heard(Secret.of(new byte[] {-1}), SomeServer.plain()))
                    .isEqualTo(NO);
        }
    }

    @Test
    void aTokenStandsForItsHolder() {
        Exchange begun = Mechanism.OAUTHBEARER.begin();
        assertThat(begun.heard(Secret.of("n,a=alice,\1host=x\1auth=Bearer good\1\1"), SomeServer.plain()))
                .isEqualTo(ALICE);
        assertThat(begun.heard(Secret.of("y,,\1auth=bearer good\1\1"), SomeServer.plain()))
                .isEqualTo(ALICE);
        for (String bad : List.of("n,,\1auth=Bearer bad\1\1", "n,a=bob,\1auth=Bearer good\1\1")) {
            SaslStep.Challenged told = (SaslStep.Challenged) begun.heard(Secret.of(bad), SomeServer.plain());
            assertThat(told.challenge().text().orElseThrow()).isEqualTo("{\"status\":\"invalid_token\"}");
            assertThat(told.next().heard(Secret.of("\1"), SomeServer.plain())).isEqualTo(NO);
        }
        for (String bad : List.of(
                "",
                "n,,\1auth=Bearer good\1",
                "n,,\1\1",
                "n,,\1auth=Basic good\1\1",
                "p=x,,\1auth=Bearer good\1\1",
                "n,,x\1auth=Bearer good\1\1",
                "n,,\1auth=Bearer \1\1",
                "n,,\1auth=Bearer a b\1\1",
                "\1auth=Bearer good\1\1")) {
            assertThat(begun.heard(Secret.of(bad), SomeServer.plain())).as(bad).isEqualTo(NO);
        }
    }

    @Test
    void aNameOfAMechanismIsAsciiInAnyCase() {
        assertThat(Mechanism.of("scram-sha-256-plus")).hasValue(Mechanism.SCRAM_SHA_256_PLUS);
        assertThat(Mechanism.of("PLA\u0131N")).isEmpty();
        assertThat(Mechanism.of("CRAM-MD5")).isEmpty();
    }
}
