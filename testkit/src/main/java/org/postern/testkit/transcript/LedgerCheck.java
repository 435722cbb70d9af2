package org.postern.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.LedgerEntry;

/** Compares the ledger with what else is known of a story: nothing kept is missing in it, and nothing is in it twice. */
final class LedgerCheck {

    private LedgerCheck() {}

    static void entries(Transcript story, StoryServer server) {
        List<LedgerEntry> entries = server.ledger().entries();
        assertThat(entries.stream().map(LedgerEntry::id)).as("ids").doesNotHaveDuplicates();
        List<LedgerEntry> kept = entries.stream()
                .filter(entry -> entry.conclusion() instanceof Conclusion.Kept)
                .toList();
        assertThat(kept.stream().map(LedgerEntry::id))
                .as("kept")
                .isEqualTo(server.observer().kept());
        assertThat(kept).hasSameSizeAs(story.kept());
        for (int i = 0; i < kept.size(); i++) {
            entry(story.kept().get(i), kept.get(i));
        }
    }

    private static void entry(KeptMessage message, LedgerEntry entry) {
        assertThat(entry.octets()).hasValue(message.content().remaining());
        assertThat(entry.envelope().orElseThrow().reversePath()).isEqualTo("<" + message.reversePath() + ">");
        assertThat(entry.times().finalDot()).isPresent();
    }
}
