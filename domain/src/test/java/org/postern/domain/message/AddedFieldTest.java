package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.domain.address.DomainName;

class AddedFieldTest {
    private static final DomainName HOST = new DomainName("mx.test");

    @Test
    void fieldsOfAScannersOwnMayBeAdded() {
        assertThat(AddedField.of("X-Spam-Score", "7.5", HOST).map(AddedField::field))
                .contains("X-Spam-Score: 7.5\r\n");
        assertThat(AddedField.of("authentication-results", "dkim.test; dkim=pass", HOST))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X-",
                "X",
                "Received",
                "Subject",
                "Return-Path",
                "x-postern-id",
                "X-Postern-Disposition",
                "X Y",
                "X-a:b",
                "X-\u00fc",
                "X-a\r\nEvil"
            })
    void noOtherNameMay(String name) {
        assertThat(AddedField.of(name, "value", HOST)).isEmpty();
        assertThatThrownBy(() -> new AddedField(name, "value")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mx.test; dkim=pass", " (x) MX.test 1; dkim=pass", "\"mx.test\"; none", "; dkim=pass", ""})
    void resultsUnderOurNameAndThoseOfNobodyAreNotAdded(String value) {
        assertThat(AddedField.of("Authentication-Results", value, HOST)).isEmpty();
    }

    @Test
    void whateverTheValueIsOneFieldIsWrittenThatReadsBack() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder value = new StringBuilder();
            int length = random.nextInt(3_000);
            while (value.length() < length) {
                value.append(
                        random.nextInt(12) == 0 ? " \r\n\t".charAt(random.nextInt(4)) : (char) random.nextInt(300));
            }
            String text = new AddedField("X-Any", value.toString()).field();
            HeaderSection section = HeaderReader.read((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(section.fields()).as("seed 7, round %d", i).hasSize(1);
            assertThat(section.flaws()).isEmpty();
            assertThat(text.lines()).allMatch(line -> line.length() <= 998 && !line.isBlank());
            assertThat(text.chars()).allMatch(c -> c >= ' ' && c < 127 || c == '\r' || c == '\n');
        }
    }
}
