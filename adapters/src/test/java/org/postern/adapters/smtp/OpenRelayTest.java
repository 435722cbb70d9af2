package org.postern.adapters.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.channel.MemoryChannel;
import org.postern.testkit.relay.RelayAttempt;
import org.postern.testkit.relay.RelayAttempt.Manner;
import org.postern.testkit.relay.RelayVector;
import org.postern.testkit.relay.RelayVectors;
import org.postern.testkit.transcript.MemoryPlayer;

/** Nobody sends mail through this server to anybody but its own mailboxes, whatever the path. */
class OpenRelayTest {
    private static final int LEAST_REFUSED = 200;
    private static final int LEAST_TAKEN = 20;

    private final ManualTime time = new ManualTime();

    static List<RelayVector> all() {
        return RelayVectors.all();
    }

    static List<RelayVector> refused() {
        return all().stream().filter(vector -> !vector.isTaken()).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void onlyAKnownMailboxOfOursIsTaken(RelayVector vector) {
        RelayServer server = RelayServer.named(time, time);
        RelayAttempt attempt = hold(server, vector, Manner.ALONE);
        assertThat(attempt.decision()).isEqualTo(vector.reply());
        assertEnd(vector.isTaken(), vector, attempt, server);
    }

    /** There the address alone decides. */
    @ParameterizedTest
    @MethodSource("all")
    void aDomainThatTakesEveryLocalPartTakesNoOtherDomain(RelayVector vector) {
        RelayServer server = RelayServer.open(time, time);
        RelayAttempt attempt = hold(server, vector, Manner.AS_THE_SERVER);
        assertThat(attempt.decision()).isEqualTo(vector.replyOfOpenDomain());
        assertEnd(vector.isTakenByOpenDomain(), vector, attempt, server);
    }

    @ParameterizedTest
    @MethodSource("all")
    void pipeliningMakesNoDifference(RelayVector vector) {
        RelayServer server = RelayServer.named(time, time);
        RelayAttempt attempt = hold(server, vector, Manner.PIPELINED);
        assertThat(attempt.decision()).isEqualTo(vector.reply());
        assertEnd(vector.isTaken(), vector, attempt, server);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void amongRecipientsOfOursItGetsNothing(RelayVector vector) {
        RelayServer server = RelayServer.named(time, time);
        RelayAttempt attempt = hold(server, vector, Manner.AMONG_OURS);
        boolean goesOn = attempt.code("BEHIND").equals("250");
        assertThat(attempt.decision()).isEqualTo(vector.reply());
        assertThat(attempt.code(".")).isEqualTo(goesOn ? "250" : "");
        assertThat(server.kept())
                .isEqualTo(goesOn ? List.of(List.of("postmaster@example.org", "postmaster@kiss.example")) : List.of());
    }

    private static void assertEnd(boolean taken, RelayVector vector, RelayAttempt attempt, RelayServer server) {
        assertThat(attempt.code("DATA")).matches(taken ? "354" : "5..|");
        assertThat(attempt.code(".")).isEqualTo(taken ? "250" : "");
        assertThat(server.kept()).isEqualTo(taken ? List.of(List.of(vector.keptFor())) : List.of());
        assertThat(server.server().store().openSpools()).isZero();
        assertThat(server.server().observer().faults()).isEmpty();
    }

    private RelayAttempt hold(RelayServer server, RelayVector vector, Manner manner) {
        RelayAttempt attempt = new RelayAttempt(vector, manner);
        MemoryChannel channel = new MemoryChannel(attempt, time);
        server.server().conversation().hold(MemoryPlayer.client(false), channel);
        attempt.listen(channel.unseen());
        assertThat(channel.isClosed()).isTrue();
        return attempt;
    }

    @Test
    void thereAreManyWaysAndSomeAreRight() {
        assertThat(refused()).hasSizeGreaterThanOrEqualTo(LEAST_REFUSED);
        assertThat(all().size() - refused().size()).isGreaterThanOrEqualTo(LEAST_TAKEN);
        assertThat(all().stream().map(vector -> vector.mail() + " " + vector.rcpt()))
                .doesNotHaveDuplicates();
        assertThat(refused()).allMatch(vector -> vector.reply().matches("(MAIL|RCPT) 5[0-9][0-9] 5\\.[0-9.]+"));
    }
}
