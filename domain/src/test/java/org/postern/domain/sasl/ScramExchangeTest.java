package org.postern.domain.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScramExchangeTest {
    private static final byte[] NOTHING = {};

    private static SaslStep heard(Mechanism mechanism, Secret first, SaslServer server) {
        return mechanism.begin().heard(first, server);
    }

    /** The whole exchange, the client giving up nothing. */
    private static SaslStep whole(Mechanism mechanism, ScramClient client, SaslServer server)
            throws GeneralSecurityException {
        if (!(heard(mechanism, client.first(), server) instanceof SaslStep.Challenged challenged)) {
            return new SaslStep.NotProven();
        }
        SaslStep proof = challenged.next().heard(client.last(challenged.challenge()), server);
        if (!(proof instanceof SaslStep.Challenged signed)) {
            return proof;
        }
        assertThat(signed.challenge()).isEqualTo(client.expected());
        return signed.next().heard(Secret.EMPTY, server);
    }

    @Test
    void theExampleOfTheDocument() {
        Secret salt = Secret.ofBase64("W22ZaJ0SNY7soEsUEjb6gQ==").orElseThrow();
        Account user = new Account.UserKnown("user", ScramCredential.of("pencil", salt, 4_096));
        SaslServer server = new SaslServer(
                name -> user,
                ChannelBindings.NONE,
                "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
                token -> new TokenHolder.TokenRefused());
        SaslStep.Challenged first = (SaslStep.Challenged)
                heard(Mechanism.SCRAM_SHA_256, Secret.of("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"), server);
        assertThat(first.challenge())
                .isEqualTo(Secret.of(
                        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"));
        SaslStep.Challenged last = (SaslStep.Challenged) first.next()
                .heard(
                        Secret.of("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                                + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="),
                        server);
        assertThat(last.challenge()).isEqualTo(Secret.of("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
        assertThat(last.next().heard(Secret.EMPTY, server)).isEqualTo(new SaslStep.Proven("user"));
    }

    @Test
    void whoeverKnowsThePasswordIsItsUser() throws GeneralSecurityException {
        for (String header : List.of("n,,", "y,,", "n,a=alice,", "n,a=ALICE,")) {
            ScramClient client = new ScramClient(header, "Alice", "abc", "pencil", NOTHING);
            assertThat(whole(Mechanism.SCRAM_SHA_256, client, SomeServer.plain()))
                    .as(header)
                    .isEqualTo(new SaslStep.Proven("alice"));
        }
        ScramClient wrong = new ScramClient("n,,", "alice", "abc", "pencils", NOTHING);
        assertThat(whole(Mechanism.SCRAM_SHA_256, wrong, SomeServer.plain())).isEqualTo(new SaslStep.NotProven());
        ScramClient other = new ScramClient("n,a=bob,", "alice", "abc", "pencil", NOTHING);
        assertThat(whole(Mechanism.SCRAM_SHA_256, other, SomeServer.plain())).isEqualTo(new SaslStep.NotProven());
        ScramClient later = new ScramClient("n,,", "later", "abc", "pencil", NOTHING);
        assertThat(heard(Mechanism.SCRAM_SHA_256, later.first(), SomeServer.plain()))
                .isEqualTo(new SaslStep.Undecided());
    }

    @Test
    void aBoundChannelIsTheOneTheServerSees() throws GeneralSecurityException {
        byte[] exported = SomeServer.EXPORTED.octets();
        String header = "p=tls-exporter,,";
        Mechanism plus = Mechanism.SCRAM_SHA_256_PLUS;
        ScramClient client = new ScramClient(header, "alice", "abc", "pencil", exported);
        assertThat(whole(plus, client, SomeServer.bound())).isEqualTo(new SaslStep.Proven("alice"));
        ScramClient inBetween = new ScramClient(header, "alice", "abc", "pencil", new byte[] {1});
        assertThat(whole(plus, inBetween, SomeServer.bound())).isEqualTo(new SaslStep.NotProven());
        ScramClient unknownType = new ScramClient("p=tls-unique,,", "alice", "abc", "pencil", exported);
        assertThat(whole(plus, unknownType, SomeServer.bound())).isEqualTo(new SaslStep.NotProven());
        ScramClient unbound = new ScramClient("n,,", "alice", "abc", "pencil", NOTHING);
        assertThat(whole(plus, unbound, SomeServer.bound())).isEqualTo(new SaslStep.NotProven());
        assertThat(whole(Mechanism.SCRAM_SHA_256, client, SomeServer.bound())).isEqualTo(new SaslStep.NotProven());
    }

    @Test
    void whoCouldBindAndWasToldOtherwiseIsWarned() throws GeneralSecurityException {
        ScramClient client = new ScramClient("y,,", "alice", "abc", "pencil", NOTHING);
        assertThat(whole(Mechanism.SCRAM_SHA_256, client, SomeServer.bound())).isEqualTo(new SaslStep.NotProven());
        SaslServer silent =
                SomeServer.with(new ChannelBindings(Map.of(ChannelBindings.EXPORTER, SomeServer.EXPORTED), false));
        assertThat(whole(Mechanism.SCRAM_SHA_256, client, silent)).isEqualTo(new SaslStep.Proven("alice"));
    }

    @Test
    void aStrangerIsChallengedAsAUserIs() throws GeneralSecurityException {
        Secret first = new ScramClient("n,,", "nobody", "abc", "pencil", NOTHING).first();
        SaslStep.Challenged once = (SaslStep.Challenged) heard(Mechanism.SCRAM_SHA_256, first, SomeServer.plain());
        SaslStep.Challenged again = (SaslStep.Challenged) heard(Mechanism.SCRAM_SHA_256, first, SomeServer.plain());
        assertThat(once.challenge()).isEqualTo(again.challenge());
        Secret another = new ScramClient("n,,", "nobody2", "abc", "pencil", NOTHING).first();
        SaslStep.Challenged other = (SaslStep.Challenged) heard(Mechanism.SCRAM_SHA_256, another, SomeServer.plain());
        assertThat(other.challenge()).isNotEqualTo(once.challenge());
        ScramCredential decoy = ScramCredential.decoy(Secret.of("k"), "nobody");
        ScramCredential usual = ScramCredential.of("pencil", SomeServer.SALT, ScramCredential.USUAL_ITERATIONS);
        assertThat(decoy.iterations()).isEqualTo(usual.iterations());
        assertThat(decoy.salt().length()).isEqualTo(usual.salt().length());
        assertThat(whole(
                        Mechanism.SCRAM_SHA_256,
                        new ScramClient("n,,", "nobody", "abc", "pencil", NOTHING),
                        SomeServer.plain()))
                .isEqualTo(new SaslStep.NotProven());
    }

    @Test
    void messagesThatAreNone() {
        for (String bad : List.of(
                "",
                "n",
                "n,,",
                "n,,n=alice",
                "n,,n=,r=abc",
                "n,,r=abc,n=alice",
                "x,,n=alice,r=abc",
                "n,b=x,n=alice,r=abc",
                "n,,m=1,n=alice,r=abc",
                "n,,n=al=ice,r=abc",
                "n,,n=alice,r=",
                "n,,n=alice,r=a b",
                "n,,n=alice,r=abc,",
                "n,,n=alice,r=abc,x",
                "p=,,n=alice,r=abc",
                "n,,n=ali\u0000ce,r=abc",
                "n,a=,n=alice,r=abc")) {
            assertThat(heard(Mechanism.SCRAM_SHA_256, Secret.of(bad), SomeServer.plain()))
                    .as(bad)
                    .isEqualTo(new SaslStep.NotProven());
        }
        assertThat(heard(Mechanism.SCRAM_SHA_256, Secret.of(new byte[] {-1}), SomeServer.plain()))
                .isEqualTo(new SaslStep.NotProven());
        assertThat(heard(Mechanism.SCRAM_SHA_256, Secret.of("n,,n=alice,r=abc,x=y"), SomeServer.plain()))
                .isInstanceOf(SaslStep.Challenged.class);
    }

    @Test
    void proofsThatAreNone() throws GeneralSecurityException {
        ScramClient client = new ScramClient("n,,", "alice", "abc", "pencil", NOTHING);
        SaslStep.Challenged challenged =
                (SaslStep.Challenged) heard(Mechanism.SCRAM_SHA_256, client.first(), SomeServer.plain());
        String good = client.last(challenged.challenge()).text().orElseThrow();
        for (String bad : List.of(
                "",
                good.substring(1),
                good.replace("c=biws", "c=eSws"),
                good.replace("c=biws", "c=?"),
                good.replace("r=abc", "r=abd"),
                good + ",x=y",
                good.substring(0, good.lastIndexOf(',')),
                good.replaceFirst("p=.*", "p=AAAA"),
                good.replace(",r=", ",x=y,r="))) {
            assertThat(challenged.next().heard(Secret.of(bad), SomeServer.plain()))
                    .as(bad)
                    .isEqualTo(new SaslStep.NotProven());
        }
        assertThat(challenged.next().heard(Secret.of(good), SomeServer.plain()))
                .isInstanceOf(SaslStep.Challenged.class);
    }

    /** RFC 5802 §5.1: the server verifies that the nonce is that of before, however well the proof fits. */
    @Test
    void aProofOfAnotherNonce() throws GeneralSecurityException {
        ScramClient client = new ScramClient("n,,", "alice", "abc", "pencil", NOTHING);
        SaslStep.Challenged challenged =
                (SaslStep.Challenged) heard(Mechanism.SCRAM_SHA_256, client.first(), SomeServer.plain());
        assertThat(challenged.next().heard(client.last(challenged.challenge(), "x"), SomeServer.plain()))
                .isEqualTo(new SaslStep.NotProven());
    }
}
