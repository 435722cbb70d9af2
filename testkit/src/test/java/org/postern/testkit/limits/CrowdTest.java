package org.postern.testkit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postern.application.limits.Floods;
import org.postern.application.limits.GuardClients;
import org.postern.application.limits.GuardSettings;
import org.postern.application.limits.Objections;
import org.postern.application.limits.SessionCounts;
import org.postern.application.port.ClientRate;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.session.Client;
import org.postern.domain.session.Session;
import org.postern.domain.session.Tally;
import org.postern.domain.smtp.TransactionId;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.rates.MemoryRates;
import org.postern.testkit.transcript.StoryObserver;

/** A crowd of sessions at once, with the limits that hold by default. */
class CrowdTest {
    private static final int CROWD = 5_000;
    private static final TransactionId ID = TransactionId.of(Instant.EPOCH, 0, 0);

    private final SessionCounts sessions = new SessionCounts(2_000, 1_600, 20, 60);

    private GuardClients guard(GuardSettings settings, Map<ClientRate, Integer> perMinute) {
        return new GuardClients(
                settings,
                sessions,
                new MemoryRates(perMinute, new ManualTime()),
                () -> ID,
                (id, stated) -> {},
                new StoryObserver(),
                new Floods(() -> 0));
    }

    private GuardClients guard(String... allowed) {
        List<IpNetwork> networks = IntStream.range(0, allowed.length)
                .mapToObj(i -> IpNetwork.parse(allowed[i]).orElseThrow())
                .toList();
        return guard(new GuardSettings(Map.of(), networks, Duration.ofSeconds(10), 3, Duration.ZERO), Map.of());
    }

    private static Session.Connected connected(String address) {
        IpAddress from = IpAddress.parse(address).orElseThrow();
        return new Session.Connected(new Client(from, 4_711, Optional.empty(), false), Tally.ZERO);
    }

    private static long welcomed(GuardClients guard, IntFunction<String> address) {
        return IntStream.range(0, CROWD)
                .filter(i ->
                        guard.connected(connected(address.apply(i))).refusal().isEmpty())
                .count();
    }

    @Test
    void oneAddressHasItsShareAndLeavesTheRestToOthers() {
        GuardClients guard = guard();
        assertThat(welcomed(guard, i -> "192.0.2.1")).isEqualTo(20);
        guard.left(connected("192.0.2.1").client());
        assertThat(guard.connected(connected("192.0.2.1")).refusal())
                .as("whoever was refused takes no place")
                .isEmpty();
        for (int i = 0; i < 20; i++) {
            guard.left(connected("192.0.2.1").client());
        }
        assertThat(sessions.total()).isZero();
    }

    @Test
    void theAddressesOfOneNetworkHaveTheirShareTogether() {
        assertThat(welcomed(guard(), i -> "192.0.2." + i % 256)).isEqualTo(60);
    }

    @Test
    void theAddressesOfOneIpv6NetworkHaveTheirShareTogether() {
        assertThat(welcomed(guard(), i -> "2001:db8:0:7::" + Integer.toHexString(i)))
                .isEqualTo(60);
    }

    @Test
    void anOwnerOfManyNetworksTakesWhatThereIsAndNoMoreAndTheAllowedStillComeIn() {
        GuardClients guard = guard("198.51.100.0/24");
        assertThat(welcomed(guard, i -> "2001:db8:" + Integer.toHexString(i) + "::1"))
                .isEqualTo(2_000);
        assertThat(guard.isBusy(connected("203.0.113.1").client())).isTrue();
        assertThat(guard.isBusy(connected("198.51.100.1").client())).isFalse();
        assertThat(welcomed(guard, i -> "198.51.100.1")).isEqualTo(CROWD);
    }

    private static void awaitHeld(AtomicInteger held, int many) {
        while (held.get() < many) {
            Thread.onSpinWait();
        }
    }

    /** With three places: three wait, however many come; and none while places for others are short. */
    @Test
    void theTarpitHoldsSoManyAndNoMore() throws InterruptedException {
        GuardClients guard = guard(
                new GuardSettings(Map.of(), List.of(), Duration.ofSeconds(10), 3, Duration.ZERO),
                Map.of(ClientRate.ERRORS, 0));
        Objections erred = guard.connected(connected("192.0.2.1"));
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger held = new AtomicInteger();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(Thread.ofVirtual()
                    .start(() -> guard.slowDown(erred, time -> {
                        assertThat(time).isEqualTo(Duration.ofSeconds(10));
                        held.incrementAndGet();
                        await(over);
                    })));
        }
        awaitHeld(held, 3);
        guard.slowDown(erred, time -> held.incrementAndGet());
        assertThat(held).hasValue(3);
        over.countDown();
        for (Thread one : waiting) {
            one.join();
        }
        guard.slowDown(erred, time -> held.incrementAndGet());
        assertThat(held).as("places are free again").hasValue(4);
        guard.slowDown(Objections.NONE, time -> held.incrementAndGet());
        assertThat(held).as("whoever did not err").hasValue(4);
        assertThat(welcomed(guard(), i -> "2001:db8:" + Integer.toHexString(i) + "::1"))
                .isPositive();
        guard.slowDown(erred, time -> held.incrementAndGet());
        assertThat(held).as("while the server is busy").hasValue(4);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
