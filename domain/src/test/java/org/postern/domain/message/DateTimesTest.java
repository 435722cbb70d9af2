package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateTimesTest {

    /** RFC 5322 Appendix A, and zones and years of §4.3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 21 Nov 1997 09:55:06 -0600 | 1997-11-21T15:55:06Z",
                "Tue, 1 Jul 2003 10:52:37 +0200 | 2003-07-01T08:52:37Z",
                "Thu, 13 Feb 1969 23:32 -0330 (Newfoundland (Time)) | 1969-02-14T03:02:00Z",
                "21 Nov 97 09:55:06 GMT | 1997-11-21T09:55:06Z",
                "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600 | ''",
                "1 jan 2026 00:00:60 EST | 2026-01-01T05:00:59Z",
                "1 Jan 2026 00:00 | 2026-01-01T00:00:00Z"
            })
    void itReads(String text, String instant) {
        assertThat(DateTimes.parse(text).map(Instant::toString).orElse("")).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "Mon, 32 Jan 2026 00:00:00 +0000",
                "1 Ebr 2026 00:00 Z",
                "1 Jan 2026 25:00 Z",
                "1 Jan 2026 0 Z",
                "1 Jan 2026 1:2:3:4 Z",
                "1 Jan 99999 1:2 Z",
                "1 Jan 2026 00:00 +9999",
                "Jan 1 2026 00:00 Z",
                "1 anf 2026 00:00 Z",
                "٣ Jan 2026 00:00 Z"
            })
    void itReadsNoMomentIn(String text) {
        assertThat(DateTimes.parse(text)).isEmpty();
    }

    @Test
    void anyPiecesAreReadWithoutThrowing() {
        String[] pieces = {
            "1", "31", "Feb", "2026", "12:00", ":", "+0100", "(", ")", " ", ",", "-", "99999999999", "GMT"
        };
        SplittableRandom random = new SplittableRandom(10);
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder("1 Feb 2026 ");
            for (int i = random.nextInt(5); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            read += DateTimes.parse(text.toString()).isPresent() ? 1 : 0;
        }
        assertThat(read).isGreaterThan(100);
    }
}
