package org.postern.testkit.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postern.application.port.ClientRate;
import org.postern.application.port.ClientRates;
import org.postern.domain.address.IpNetwork;
import org.postern.testkit.channel.ManualTime;

/** What whoever counts clients must do: so many a minute and no more, each client and each rate for itself. */
public interface ClientRatesContract {
    ClientRate RATE = ClientRate.CONNECTIONS;
    int MOST = 60;

    /** New ones with these limits, on this clock; a rate that is not among them has no limit. */
    ClientRates newRates(Map<ClientRate, Integer> perMinute, LongSupplier nanoClock);

    private static IpNetwork client(int number) {
        return IpNetwork.parse("192.0.2." + number).orElseThrow();
    }

    private static int taken(ClientRates rates, int tries, IpNetwork client) {
        return (int)
                IntStream.range(0, tries).filter(i -> rates.take(RATE, client)).count();
    }

    @Test
    default void aClientHasWhatAMinuteAllowsAtOnceAndThenNoMore() {
        ManualTime time = new ManualTime();
        ClientRates rates = newRates(Map.of(RATE, MOST), time);
        assertThat(rates.isSpent(RATE, client(1))).isFalse();
        assertThat(taken(rates, 3 * MOST, client(1))).isEqualTo(MOST);
        assertThat(rates.isSpent(RATE, client(1))).isTrue();
    }

    @Test
    default void whatWasUsedComesBackEvenly() {
        ManualTime time = new ManualTime();
        ClientRates rates = newRates(Map.of(RATE, MOST), time);
        assertThat(taken(rates, MOST, client(1))).isEqualTo(MOST);
        time.pass(Duration.ofMillis(999));
        assertThat(rates.isSpent(RATE, client(1))).isTrue();
        time.pass(Duration.ofMillis(2));
        assertThat(rates.isSpent(RATE, client(1))).isFalse();
        assertThat(taken(rates, MOST, client(1))).isEqualTo(1);
        time.pass(Duration.ofSeconds(30));
        assertThat(taken(rates, MOST, client(1))).isEqualTo(MOST / 2);
        time.pass(Duration.ofHours(30));
        assertThat(taken(rates, 3 * MOST, client(1))).isEqualTo(MOST);
    }

    @Test
    default void whatIsRefusedIsNotCounted() {
        ManualTime time = new ManualTime();
        ClientRates rates = newRates(Map.of(RATE, MOST), time);
        assertThat(taken(rates, 100 * MOST, client(1))).isEqualTo(MOST);
        time.pass(Duration.ofSeconds(10));
        assertThat(taken(rates, MOST, client(1))).isEqualTo(10);
    }

    @Test
    default void askingCountsNothing() {
        ManualTime time = new ManualTime();
        ClientRates rates = newRates(Map.of(RATE, MOST), time);
        assertThat(IntStream.range(0, 10 * MOST).noneMatch(i -> rates.isSpent(RATE, client(1))))
                .isTrue();
        assertThat(taken(rates, 2 * MOST, client(1))).isEqualTo(MOST);
    }

    @Test
    default void clientsAndRatesHaveNothingToDoWithEachOther() {
        ManualTime time = new ManualTime();
        ClientRates rates = newRates(Map.of(RATE, MOST, ClientRate.ERRORS, 2), time);
        IpNetwork six = IpNetwork.parse("2001:db8::/64").orElseThrow();
        assertThat(taken(rates, 2 * MOST, client(1))).isEqualTo(MOST);
        assertThat(taken(rates, 2 * MOST, client(2))).isEqualTo(MOST);
        assertThat(taken(rates, 2 * MOST, six)).isEqualTo(MOST);
        assertThat(rates.take(ClientRate.ERRORS, client(1))).isTrue();
        assertThat(rates.take(ClientRate.ERRORS, client(1))).isTrue();
        assertThat(rates.take(ClientRate.ERRORS, client(1))).isFalse();
        assertThat(rates.isSpent(ClientRate.ERRORS, client(2))).isFalse();
    }

    @Test
    default void aRateWithoutALimitHasNone() {
        ManualTime time = new ManualTime();
        ClientRates rates = newRates(Map.of(ClientRate.ERRORS, 1), time);
        assertThat(taken(rates, 10_000, client(1))).isEqualTo(10_000);
        assertThat(rates.isSpent(RATE, client(1))).isFalse();
    }

    @Test
    default void sessionsOfOneClientAtOnceShareWhatItHas() throws Exception {
        ManualTime time = new ManualTime();
        ClientRates rates = newRates(Map.of(RATE, 1_000), time);
        List<Callable<Integer>> sessions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sessions.add(() -> taken(rates, 100, client(1)));
        }
        int all = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> taken : threads.invokeAll(sessions)) {
                all += taken.get();
            }
        }
        assertThat(all).isEqualTo(1_000);
    }
}
