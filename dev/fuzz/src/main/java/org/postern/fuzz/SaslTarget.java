package org.postern.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.postern.domain.sasl.Account;
import org.postern.domain.sasl.ChannelBindings;
import org.postern.domain.sasl.Exchange;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.sasl.Response;
import org.postern.domain.sasl.SaslServer;
import org.postern.domain.sasl.SaslStep;
import org.postern.domain.sasl.ScramCredential;
import org.postern.domain.sasl.Secret;
import org.postern.domain.sasl.TokenHolder;

/**
 * RFC 4422 §3: whatever a client says in an exchange, the same leads to the same; nobody is proven but who is a user; a
 * server that has the user and one that has not say the same, until the user is proven; a challenge is ASCII. RFC 4954 §4: what is
 * taken for base64 is what would be written.
 */
public final class SaslTarget {
    private static final int MOST_RESPONSES = 4;
    private static final ScramCredential ALICE = ScramCredential.of("pencil", Secret.of("0123456789abcdef"), 4_096);
    private static final ScramCredential DECOY = ScramCredential.of("paper", Secret.of("fedcba9876543210"), 4_096);
    private static final ChannelBindings BINDINGS =
            new ChannelBindings(Map.of(ChannelBindings.EXPORTER, Secret.of("exported")), false);
    private static final SaslServer WITH = server(true);
    private static final SaslServer WITHOUT = server(false);

    private SaslTarget() {}

    /** Every name is known, or none. */
    private static SaslServer server(boolean known) {
        return new SaslServer(
                name -> known ? new Account.UserKnown(name, ALICE) : new Account.NoSuchUser(DECOY),
                BINDINGS,
                "nonce",
                token -> known && token.token().length() == 1
                        ? new TokenHolder.HolderKnown("alice")
                        : new TokenHolder.TokenRefused());
    }

    public static void fuzzerTestOneInput(byte[] octets) {
        Input input = new Input(octets);
        Mechanism mechanism = Mechanism.values()[input.octet() % Mechanism.values().length];
        Optional<Exchange> with = Optional.of(mechanism.begin());
        Optional<Exchange> without = with;
        for (int i = 0; i < MOST_RESPONSES && with.isPresent(); i++) {
            byte[] said = input.part().getBytes(StandardCharsets.ISO_8859_1);
            read(said);
            Secret response = Secret.of(said);
            SaslStep known = with.get().heard(response, WITH);
            Holds.same(known, with.get().heard(response, WITH), "the same leads to the same");
            Optional<SaslStep> unknown = without.map(exchange -> exchange.heard(response, WITHOUT));
            unknown.ifPresent(step -> alike(known, step));
            with = next(known);
            without = unknown.flatMap(SaslTarget::next);
        }
    }

    /** A server that has the user may come to its proof; before that nobody sees a difference. */
    private static void alike(SaslStep known, SaslStep unknown) {
        Holds.that(!(unknown instanceof SaslStep.Proven), "nobody is proven who is no user", unknown);
        if (known instanceof SaslStep.Challenged one && unknown instanceof SaslStep.Challenged other) {
            Holds.that(isAscii(one.challenge()), "a challenge is ASCII", one.next());
            boolean same = one.challenge().length() == other.challenge().length();
            Holds.that(same || one.next() instanceof Exchange.ScramEndAwaited, "challenges of one form", one.next());
        } else if (!(known instanceof SaslStep.Proven) && !(known instanceof SaslStep.Challenged)) {
            Holds.same(known, unknown, "a user is refused as a stranger is");
        }
    }

    private static Optional<Exchange> next(SaslStep step) {
        return step instanceof SaslStep.Challenged more ? Optional.of(more.next()) : Optional.empty();
    }

    private static boolean isAscii(Secret challenge) {
        for (byte octet : challenge.octets()) {
            if (octet < ' ') {
                return false;
            }
        }
        return true;
    }

    private static void read(byte[] line) {
        if (Response.of(ByteBuffer.wrap(line)) instanceof Response.Told told) {
            String text = new String(line, StandardCharsets.ISO_8859_1);
            Holds.same(text, told.octets().base64(), "base64 as it would be written");
        }
    }
}
