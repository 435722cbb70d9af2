package org.postern.application.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postern.application.port.IndexEntry;

final class RenderingTest {
    private static final String EVIL = "\u001b[31m\r\n2026 INFO fake\u2028\u202e\u0085\"\\\ud834";
    private static final IndexEntry ENTRY = new IndexEntry(
            "k" + EVIL,
            Instant.parse("2026-03-01T12:00:00.123Z"),
            42,
            EVIL,
            List.of(EVIL, "b"),
            List.of(EVIL),
            EVIL,
            EVIL,
            EVIL,
            EVIL,
            EVIL,
            EVIL,
            EVIL,
            List.of(EVIL));
    private static final Finding FINDING = new Finding(Finding.Kind.CUT_SHORT, EVIL, EVIL);

    @Test
    void noLineHasACharacterThatATerminalActsOn() {
        for (String line : List.of(
                Rendering.text(ENTRY), Rendering.json(ENTRY), Rendering.text(FINDING), Rendering.json(FINDING))) {
            assertThat(line.codePoints())
                    .as(line)
                    .noneMatch(Character::isISOControl)
                    .noneMatch(c -> c == 0x2028 || c == 0x202e || c >= 0xd800 && c <= 0xdfff);
        }
    }

    @Test
    void digitsAreTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(Rendering.text(ENTRY)).contains("        42  ");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void jsonKeepsWhatWasThere() {
        assertThat(Rendering.json(FINDING))
                .startsWith(
                        "{\"finding\":\"cut-short\",\"fault\":true,\"id\":\"\\u001b[31m\\u000d\\u000a2026 INFO fake\\u2028"
                                + "\\u202e\\u0085\\\"\\\\\\ud834\",\"detail\":");
    }

    @Test
    void aLineTellsWhoToWhomAndWhat() {
        IndexEntry entry = new IndexEntry(
                "K",
                Instant.parse("2026-03-01T12:00:00.123Z"),
                42,
                "",
                List.of("a@x", "b@x", "c@x"),
                List.of(),
                "",
                "",
                "",
                "",
                "Käse",
                "",
                "",
                List.of());
        assertThat(Rendering.text(entry)).isEqualTo("K  2026-03-01T12:00:00.123Z        42  <> -> a@x +2  Käse");
        assertThat(Rendering.json(entry))
                .isEqualTo(
                        "{\"id\":\"K\",\"received\":\"2026-03-01T12:00:00.123Z\",\"octets\":42,\"reverse-path\":\"\","
                                + "\"recipients\":[\"a@x\",\"b@x\",\"c@x\"],\"mailboxes\":[],\"client\":\"\",\"helo\":\"\","
                                + "\"protocol\":\"\",\"from\":\"\",\"subject\":\"Käse\",\"message-id\":\"\",\"disposition\":\"\","
                                + "\"flaws\":[]}");
    }
}
