package org.postern.adapters.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.port.SessionFollower;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.NullPath;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Event;
import org.postern.domain.session.Greeting;
import org.postern.domain.session.MessageVerdict;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.session.Tally;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.smtp.Replies;
import org.postern.testkit.observe.SessionFollowerContract;
import org.postern.testkit.store.SomeContent;

class JfrSessionTest implements SessionFollowerContract {
    private static final Client CLIENT =
            new Client(IpAddress.parse("192.0.2.1").orElseThrow(), 4_711, Optional.empty(), false);
    private static final Session.InTransaction TRANSACTION = new Session.InTransaction(
            CLIENT,
            Tally.ZERO,
            new Greeting("client.example", true),
            ID,
            new Envelope(new NullPath(), MailParameters.NONE, List.of()),
            true);
    private static final Step NEXT = new Step.Ask(new Effect.ReadCommand(TRANSACTION));

    @TempDir
    private Path folder = Path.of("");

    private final JfrSessions sessions = new JfrSessions();

    @Override
    public SessionFollower follow(Client client) {
        return sessions.follow("127.0.0.1:25");
    }

    private static void came(SessionFollower session) {
        session.happened(
                new Event.MailDataReceived(
                        new Effect.ReadMailData(TRANSACTION), new SomeContent(new byte[1_234]), Set.of()),
                NEXT);
    }

    private static void end(SessionFollower session) {
        session.over(new Session.Connected(CLIENT, Tally.ZERO), "quit", Duration.ZERO);
    }

    private List<RecordedEvent> recorded(Recording recording) throws IOException {
        recording.stop();
        Path file = folder.resolve("recorded.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("postern."))
                .toList();
    }

    @Test
    void aMessageIsAnEventThatJoinsByItsId() throws IOException {
        try (Recording recording = new Recording()) {
            recording.start();
            SessionFollower session = follow(CLIENT);
            came(session);
            session.happened(
                    new Event.MessageJudged(
                            new Effect.ReceiveMessage(TRANSACTION, new SomeContent(new byte[0]), Set.of()),
                            new MessageVerdict.MessageKept(Replies.kept(ID))),
                    NEXT);
            came(session);
            end(session);
            List<RecordedEvent> events = recorded(recording);
            assertThat(events)
                    .extracting(event -> event.getEventType().getName())
                    .containsExactlyInAnyOrder("postern.Message", "postern.Message", "postern.Session");
            assertThat(events).allMatch(event -> event.getLong("session") == 1);
            List<RecordedEvent> messages =
                    events.stream().filter(event -> event.hasField("octets")).toList();
            assertThat(messages).extracting(event -> event.getString("outcome")).containsExactly("kept", "fault");
            assertThat(messages).allMatch(event -> event.getString("id").equals(ID.text()));
            assertThat(messages.getFirst().getString("reply")).isEqualTo("250 2.0.0");
            assertThat(messages.getFirst().getLong("octets")).isEqualTo(1_234);
        }
    }

    /** Nothing half is told of a session that began before somebody looked, but its messages are. */
    @Test
    void aSessionThatBeganBeforeItWasRecordedIsNone() throws IOException {
        SessionFollower before = follow(CLIENT);
        try (Recording recording = new Recording()) {
            recording.start();
            came(before);
            end(before);
            assertThat(recorded(recording))
                    .extracting(event -> event.getEventType().getName())
                    .containsExactly("postern.Message");
        }
    }
}
