package org.postern.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.sasl.ChannelBindings;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.sasl.Response;
import org.postern.domain.sasl.SaslStep;
import org.postern.domain.sasl.Secret;
import org.postern.domain.smtp.Command;
import org.postern.domain.smtp.Replies;

class AuthenticationTest {
    private static final SessionMachine MACHINE = new SessionMachine(
            DomainName.parse("mx.example.org").orElseThrow(),
            SessionLimits.DEFAULT,
            true,
            List.of(Mechanism.SCRAM_SHA_256_PLUS, Mechanism.SCRAM_SHA_256, Mechanism.PLAIN));

    private static Step.Answer identified(Optional<ChannelBindings> bindings) {
        Optional<TlsFacts> tls = bindings.map(known -> new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", "", known));
        Client client = new Client(IpAddress.parse("192.0.2.1").orElseThrow(), 25, tls, false);
        Step asked = MACHINE.start(client);
        Step greeted = MACHINE.on(new Event.ClientJudged((Effect.JudgeClient) asked.effect(), Optional.empty()));
        return says(greeted, new Command.Ehlo("client.example.net"));
    }

    private static Step.Answer says(Step before, Command command) {
        return (Step.Answer)
                MACHINE.on(new Event.CommandReceived((Effect.ReadCommand) before.effect(), command, false));
    }

    private static Step judged(Step before, SaslStep verdict) {
        Command auth = new Command.Auth(Optional.of(Mechanism.PLAIN), Optional.of(new Response.Told(Secret.EMPTY)));
        Step asked = MACHINE.on(new Event.CommandReceived((Effect.ReadCommand) before.effect(), auth, false));
        return asked.effect() instanceof Effect.JudgeResponse judge
                ? MACHINE.on(new Event.ResponseJudged(judge, verdict))
                : asked;
    }

    private static List<String> offered(Optional<ChannelBindings> bindings) {
        return identified(bindings).reply().lines().stream()
                .filter(line -> line.startsWith("AUTH"))
                .toList();
    }

    @Test
    void whatIsOfferedDependsOnTheChannel() {
        Map<String, Secret> known = Map.of(ChannelBindings.EXPORTER, Secret.of("x"));
        assertThat(offered(Optional.empty())).isEmpty();
        assertThat(offered(Optional.of(ChannelBindings.NONE))).containsExactly("AUTH SCRAM-SHA-256 PLAIN");
        assertThat(offered(Optional.of(new ChannelBindings(known, false)))).containsExactly("AUTH SCRAM-SHA-256 PLAIN");
        assertThat(offered(Optional.of(new ChannelBindings(known, true))))
                .containsExactly("AUTH SCRAM-SHA-256-PLUS SCRAM-SHA-256 PLAIN");
    }

    @Test
    void bindingIsPossibleWhereverThereIsSomethingToBindTo() {
        Command plus = new Command.Auth(Optional.of(Mechanism.SCRAM_SHA_256_PLUS), Optional.empty());
        Map<String, Secret> known = Map.of(ChannelBindings.SERVER_END_POINT, Secret.of("x"));
        assertThat(says(identified(Optional.of(ChannelBindings.NONE)), plus).reply())
                .isEqualTo(Replies.UNKNOWN_MECHANISM);
        assertThat(says(identified(Optional.of(new ChannelBindings(known, false))), plus)
                        .reply()
                        .code())
                .isEqualTo(334);
    }

    @Test
    void aUserStaysKnownUntilTheSessionEnds() {
        Step known = judged(identified(Optional.of(ChannelBindings.NONE)), new SaslStep.Proven("alice"));
        assertThat(known.effect().session().client().authenticated())
                .hasValue(new Authenticated("alice", Mechanism.PLAIN));
        Step again = says(says(known, new Command.Ehlo("other.example.net")), new Command.Rset());
        assertThat(again.effect().session().client().user()).hasValue("alice");
    }

    @Test
    void everyFailureTakesAsLongAndTheFourthIsNone() {
        Step now = identified(Optional.of(ChannelBindings.NONE));
        for (int i = 0; i < 3; i++) {
            now = judged(now, new SaslStep.NotProven());
            Step.Answer answer = (Step.Answer) now;
            assertThat(answer.reply()).isEqualTo(Replies.NOT_AUTHENTICATED);
            assertThat(answer.delay()).isEqualTo(Duration.ofSeconds(1));
            assertThat(answer.effect()).isInstanceOf(Effect.ReadCommand.class);
        }
        Step.Answer end = (Step.Answer) judged(now, new SaslStep.Proven("alice"));
        assertThat(end.reply()).isEqualTo(Replies.AUTH_TOO_OFTEN);
        assertThat(end.effect()).isInstanceOf(Effect.CloseConnection.class);
    }
}
