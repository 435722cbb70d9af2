package org.postern.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.bootstrap.yaml.Reading;

/** What a server that runs can follow of another configuration, and what not before its next start. */
class ChangesTest {
    private static final Map<String, String> RUNNING = Map.of(
            "POSTERN_HOSTNAME",
            "mx.example.test",
            "POSTERN_DOMAINS",
            "{example.test: {mailboxes: [alice]}}",
            "POSTERN_LISTENERS",
            "[{address: 127.0.0.1, port: 2525, tls: starttls}]",
            "POSTERN_TLS_SELF_SIGNED",
            "true");

    private static Reading<Configuration> reading(Map<String, String> more) {
        Map<String, String> all = Stream.of(RUNNING, more)
                .flatMap(variables -> variables.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (old, other) -> other));
        return new ConfigurationLoader(Path.of("/srv/mail"), all).tryMode();
    }

    private static Configuration configured(Map<String, String> more) {
        return reading(more).value();
    }

    private static Changes to(Map<String, String> more) {
        return Changes.between(configured(Map.of()), configured(more));
    }

    @Test
    void theSameAgainIsNoChange() {
        Changes none = to(Map.of());
        assertThat(none.now()).isEmpty();
        assertThat(none.later()).isEmpty();
        assertThat(none.followed().value()).isEqualTo(configured(Map.of()));
    }

    @Test
    void whatCanBeFollowedIsFollowedWhole() {
        Map<String, String> wanted = Map.of(
                "POSTERN_DOMAINS", "{example.test: {mailboxes: [alice, bob]}}",
                "POSTERN_LIMITS_SESSIONS", "7",
                "POSTERN_POLICY_MODE", "monitor",
                "POSTERN_LISTS", "[{zone: list.example.test}]");
        Changes changes = to(wanted);
        assertThat(changes.now()).contains("domains", "lists", "limits.sessions");
        assertThat(changes.later()).isEmpty();
        assertThat(changes.followed().value()).isEqualTo(configured(wanted));
    }

    @Test
    void whatWasReadAtTheStartStaysAndTheRestIsFollowed() {
        Changes changes = to(Map.of(
                "POSTERN_DATA", "/elsewhere",
                "POSTERN_LISTENERS", "[{address: 127.0.0.1, port: 25}]",
                "POSTERN_LIMITS_MAIL_MEMORY", "1MiB",
                "POSTERN_TLS_SESSION_TICKETS", "true",
                "POSTERN_LIMITS_MIN_FREE", "2GiB"));
        assertThat(changes.later())
                .containsExactlyInAnyOrder("data", "listeners", "limits.mail-memory", "tls.session-tickets");
        assertThat(changes.now()).containsExactly("limits.min-free");
        assertThat(changes.followed().value()).isEqualTo(configured(Map.of("POSTERN_LIMITS_MIN_FREE", "2GiB")));
    }

    @Test
    void whatStaysMayContradictWhatIsWanted() {
        Configuration open = new ConfigurationLoader(
                        Path.of("/srv/mail"),
                        Map.of(
                                "POSTERN_HOSTNAME", "mx.example.test",
                                "POSTERN_DOMAINS", "{example.test: {mailboxes: [alice]}}",
                                "POSTERN_TLS_SELF_SIGNED", "true",
                                "POSTERN_LISTENERS", "[{address: 203.0.113.25, port: 25, tls: starttls}]"))
                .tryMode()
                .value();
        Configuration everyone = Configuration.tryMode(Path.of("/srv/mail"));
        Changes changes = Changes.between(open, everyone);
        assertThat(changes.later()).containsExactly("listeners");
        assertThat(changes.followed().problems())
                .singleElement()
                .asString()
                .contains("listeners[0].address must be loopback");
    }
}
