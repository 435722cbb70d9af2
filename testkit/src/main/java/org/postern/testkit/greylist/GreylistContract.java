package org.postern.testkit.greylist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postern.application.port.Greylist;
import org.postern.application.port.GreylistFault;
import org.postern.domain.greylist.Acquaintance;

/** What a greylist promises: it remembers, forgets in time, never holds too many, and says so when it cannot be asked. */
public interface GreylistContract {
    /** When it is. */
    Instant NOW = Instant.parse("2026-11-29T01:02:03.456789Z");

    /** One that is up and holds so many senders at most. */
    Greylist greylist(int most);

    /** Has it break, so that it answers no more. */
    void breakDown(Greylist greylist);

    private static Acquaintance sender(String key, boolean known, Duration left) {
        return new Acquaintance(key, NOW.minusSeconds(60), known, NOW.plus(left));
    }

    @Test
    default void whoWasNeverMetIsNotFound() throws GreylistFault {
        assertThat(greylist(10).find(List.of("a.example", "192.0.2.0/24"), NOW)).isEmpty();
        assertThat(greylist(10).find(List.of(), NOW)).isEmpty();
    }

    @Test
    default void whoWasMetIsFoundAsItWasTold() throws GreylistFault {
        Greylist greylist = greylist(10);
        Acquaintance some = sender("a.example", false, Duration.ofHours(1));
        Acquaintance other = sender("2001:db8:1:2::/64", true, Duration.ofDays(36));
        greylist.remember(List.of(some, other));
        assertThat(greylist.find(List.of("a.example", "b.example", "2001:db8:1:2::/64"), NOW))
                .containsExactlyInAnyOrder(some, other);
        assertThat(greylist.find(List.of("a.example", "a.example"), NOW)).containsExactly(some);
    }

    @Test
    default void theNewerWordOnAKeyHolds() throws GreylistFault {
        Greylist greylist = greylist(10);
        greylist.remember(List.of(sender("a.example", false, Duration.ofHours(1))));
        Acquaintance known = sender("a.example", true, Duration.ofDays(36));
        greylist.remember(List.of(known));
        assertThat(greylist.find(List.of("a.example"), NOW)).containsExactly(known);
    }

    @Test
    default void nobodyIsRememberedForLongerThanWasSaid() throws GreylistFault {
        Greylist greylist = greylist(10);
        greylist.remember(List.of(sender("a.example", true, Duration.ofHours(1))));
        assertThat(greylist.find(List.of("a.example"), NOW.plus(Duration.ofHours(1))))
                .hasSize(1);
        assertThat(greylist.find(List.of("a.example"), NOW.plus(Duration.ofMinutes(61))))
                .isEmpty();
    }

    /** A flood of strangers, however long they would stay, leaves those that are known; among equals the first to be over goes. */
    @Test
    default void whoWasNotHeardOfAgainGoesFirst() throws GreylistFault {
        Greylist greylist = greylist(100);
        Acquaintance known = sender("known.example", true, Duration.ofHours(1));
        greylist.remember(List.of(known));
        IntStream.range(0, 500)
                .mapToObj(i ->
                        sender("n" + i + ".example", false, Duration.ofHours(2).plusSeconds(i)))
                .forEach(stranger -> greylist.remember(List.of(stranger)));
        List<String> strangers =
                IntStream.range(0, 500).mapToObj(i -> "n" + i + ".example").toList();
        List<Acquaintance> left = greylist.find(strangers, NOW);
        assertThat(left.size()).isLessThanOrEqualTo(100).isGreaterThan(50);
        assertThat(greylist.find(List.of("known.example"), NOW)).containsExactly(known);
        assertThat(greylist.find(List.of("n499.example"), NOW)).hasSize(1);
        assertThat(greylist.find(List.of("n0.example"), NOW)).isEmpty();
    }

    @Test
    default void aTextOfAClientIsNoMoreThanAText() throws GreylistFault {
        Greylist greylist = greylist(10);
        Acquaintance odd = sender("'; drop table sender; --.example", false, Duration.ofHours(1));
        greylist.remember(List.of(odd));
        assertThat(greylist.find(List.of(odd.key(), "%"), NOW)).containsExactly(odd);
    }

    @Test
    default void whatIsDownSaysSoAndForgetsInSilence() {
        Greylist greylist = greylist(10);
        breakDown(greylist);
        greylist.remember(List.of(sender("a.example", false, Duration.ofHours(1))));
        assertThatThrownBy(() -> greylist.find(List.of("a.example"), NOW))
                .isInstanceOf(GreylistFault.class)
                .hasMessageMatching("[\\x20-\\x7e]+");
    }
}
