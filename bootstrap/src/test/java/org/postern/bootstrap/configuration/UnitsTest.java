package org.postern.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnitsTest {

    @Test
    void unitsOfAThousandAndOf1024AreToldApart() {
        assertThat(DataSize.parse("10MB")).contains(new DataSize(10_000_000));
        assertThat(DataSize.parse("10 MiB")).contains(new DataSize(10 << 20));
        assertThat(DataSize.parse("1kb")).contains(new DataSize(1000));
        assertThat(DataSize.parse("0B")).contains(new DataSize(0));
        assertThat(DataRate.parse("500B/s")).contains(new DataRate(new DataSize(500)));
        assertThat(TimeSpan.parse("300ms")).contains(Duration.ofMillis(300));
        assertThat(TimeSpan.parse("7d")).contains(Duration.ofDays(7));
    }

    @Test
    void aNumberWithoutAUnitAndAUnitWithoutANumberAreNothing() {
        for (String text :
                List.of("", "50", "MiB", "-1B", "+1B", "1.5GiB", "1e3B", "٣B", "50MiBs", "99999999999999999GiB")) {
            assertThat(DataSize.parse(text)).as(text).isEmpty();
        }
        for (String text : List.of("", "5", "m", "-1s", "5 minutes", "5M", "999999999999999999d")) {
            assertThat(TimeSpan.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void whatIsWrittenReadsBack() {
        SplittableRandom random = new SplittableRandom(20_261_123);
        for (int round = 0; round < 2000; round++) {
            long scale =
                    List.of(1L, 1000L, 1024L, 1L << 20, 1_000_000L, 1L << 30).get(random.nextInt(6));
            DataSize size = new DataSize(random.nextLong(0, 100_000) * scale);
            assertThat(DataSize.parse(size.text())).as(size.text()).contains(size);
            Duration time = Duration.ofMillis(
                    random.nextLong(0, 1000) * List.of(1, 1000, 60_000).get(random.nextInt(3)));
            assertThat(TimeSpan.parse(TimeSpan.text(time))).as(time.toString()).contains(time);
        }
    }
}
