package org.postern.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoredMessage;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.Trace;

/** Compares replies and the store with what a story tells. */
public final class StoryCheck {

    private StoryCheck() {}

    /** Fails unless these lines of one reply are those of the story. */
    public static void reply(List<String> expected, List<String> said) {
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).endsWith(" ...")) {
                assertThat(said.size()).as("lines of %s", said).isGreaterThan(i);
                return;
            }
            assertThat(i < said.size() ? withoutId(said.get(i), expected.get(i)) : "(no more lines)")
                    .isEqualTo(expected.get(i));
        }
        assertThat(said).as("lines of the reply").hasSameSizeAs(expected);
    }

    private static String withoutId(String line, String expected) {
        return expected.contains("{id}") ? line.replaceFirst("[0-9A-HJKMNP-TV-Z]{26}", "{id}") : line;
    }

    /** Fails unless the store holds exactly the messages of the story. */
    public static void store(Transcript story, MessageStore store) {
        List<byte[]> files;
        try (var messages = store.messages(Optional.empty())) {
            files = messages.map(StoryCheck::octets).toList();
        }
        assertThat(files).as("messages in the store").hasSameSizeAs(story.kept());
        for (int i = 0; i < files.size(); i++) {
            message(story.kept().get(i), files.get(i));
        }
    }

    private static byte[] octets(StoredMessage message) {
        try (InputStream octets = message.open()) {
            return octets.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void message(KeptMessage expected, byte[] file) {
        Trace trace = Trace.read(HeaderReader.read(file)).orElseThrow();
        assertThat(trace.reversePath()).as("reverse-path").isEqualTo(expected.reversePath());
        assertThat(trace.recipients()).as("recipients").isEqualTo(expected.recipients());
        assertThat(ReceivedContent.of(file))
                .as("content")
                .isEqualTo(expected.content().array());
        if (!expected.mailboxes().isEmpty()) {
            assertThat(trace.mailboxes()).as("mailboxes").isEqualTo(expected.mailboxes());
        }
        if (!expected.rcpt().isEmpty()) {
            assertThat(trace.rcptParameters()).as("parameters of RCPT").isEqualTo(expected.rcpt());
        }
        assertThat(trace.facts()).as("facts").containsAllEntriesOf(expected.facts());
    }
}
