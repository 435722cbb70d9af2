package org.postern.adapters.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.postern.application.port.ClientRate;
import org.postern.application.port.ClientRates;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.testkit.channel.ManualTime;
import org.postern.testkit.rates.ClientRatesContract;

class TokenRatesTest implements ClientRatesContract {
    private static final int MOST = 1_000;
    private static final IpNetwork ATTACKER = IpNetwork.parse("192.0.2.66").orElseThrow();

    private final ManualTime time = new ManualTime();

    @Override
    public ClientRates newRates(Map<ClientRate, Integer> perMinute, LongSupplier nanoClock) {
        return new TokenRates(perMinute, MOST, nanoClock);
    }

    /** The number-th /64 of 2001:db8::/32: who has such a prefix has four thousand million of them. */
    private static IpNetwork sixtyFour(int number) {
        byte[] octets = IpAddress.parse("2001:db8::").orElseThrow().octets();
        octets[4] = (byte) (number >> 24);
        octets[5] = (byte) (number >> 16);
        octets[6] = (byte) (number >> 8);
        octets[7] = (byte) number;
        return IpNetwork.around(IpAddress.of(octets), 64);
    }

    private TokenRates rates() {
        return new TokenRates(Map.of(RATE, 3), MOST, time);
    }

    @Test
    void whoeverHasManyAddressesFillsNoMemory() {
        TokenRates rates = rates();
        for (int i = 0; i < 100 * MOST; i++) {
            assertThat(rates.take(RATE, sixtyFour(i))).isTrue();
        }
        assertThat(rates.size()).isLessThanOrEqualTo(MOST);
    }

    /** A table that drops who came longest ago would forget the attacker it is for as soon as a crowd passes. */
    @Test
    void aCrowdOfStrangersDoesNotMakeItForgetWhoComesOften() {
        TokenRates rates = rates();
        int taken = 0;
        for (int i = 0; i < 20 * MOST; i++) {
            taken += rates.take(RATE, sixtyFour(i)) ? 0 : 1;
            if (i % 10 == 0 && rates.take(RATE, ATTACKER)) {
                taken++;
            }
        }
        assertThat(rates.isSpent(RATE, ATTACKER)).isTrue();
        assertThat(taken).isLessThanOrEqualTo(10);
    }

    @Test
    void whoWasQuietForAMinuteIsForgotten() {
        TokenRates rates = rates();
        for (int i = 0; i < MOST / 2; i++) {
            assertThat(rates.take(RATE, sixtyFour(i))).isTrue();
        }
        assertThat(rates.size()).isEqualTo(MOST / 2);
        time.pass(Duration.ofSeconds(61));
        assertThat(rates.size()).isZero();
    }
}
