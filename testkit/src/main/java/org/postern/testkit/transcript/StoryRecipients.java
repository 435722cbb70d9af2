package org.postern.testkit.transcript;

import java.util.List;
import org.postern.application.port.RecipientDirectory;
import org.postern.application.port.RecipientDirectory.Entry;
import org.postern.domain.address.Mailbox;
import org.postern.testkit.recipients.HostedRecipients;
import org.postern.testkit.recipients.MemoryRecipients;

/**
 * Who lives at example.org in the stories: some people, {@code team} who are alice and bob, {@code later} whom the
 * directory cannot tell of now, and {@code broken} at whom it fails.
 */
final class StoryRecipients {
    private static final HostedRecipients PEOPLE = HostedRecipients.of(
                    "example.org",
                    "alice",
                    "bob",
                    "carol",
                    "jones",
                    "brown",
                    "postmaster",
                    "susan",
                    "gvaudre",
                    "jstewart",
                    "dana",
                    "george",
                    "eric",
                    "fred",
                    "pel\u00e9",
                    "a b",
                    "a@b",
                    "u")
            .alias("team", "alice", "bob");

    private StoryRecipients() {}

    /** A directory of them. */
    static RecipientDirectory directory() {
        return new MemoryRecipients(List.of(PEOPLE))
                .answering(mailbox("later"), Entry.Unavailable::new)
                .answering(mailbox("broken"), () -> {
                    throw new IllegalStateException("a directory that fails");
                });
    }

    private static Mailbox mailbox(String name) {
        return Mailbox.parse(name + "@example.org").orElseThrow();
    }
}
