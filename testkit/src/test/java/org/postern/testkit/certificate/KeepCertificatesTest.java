package org.postern.testkit.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.application.certificate.CertificateEvent;
import org.postern.application.certificate.KeepCertificates;
import org.postern.application.port.Issuance;
import org.postern.application.port.RenewalWindow;
import org.postern.domain.address.DomainName;

/** When certificates are asked for, and when not. */
final class KeepCertificatesTest {
    private static final Instant START = Instant.parse("2026-11-29T00:00:00Z");
    private static final DomainName HOST = DomainName.parse("mx.example.test").orElseThrow();
    private static final DomainName POLICY =
            DomainName.parse("mta-sts.example.test").orElseThrow();
    private static final List<List<DomainName>> ONE = List.of(List.of(HOST));

    private Instant now = START;
    private final MemoryAuthority authority = new MemoryAuthority(() -> now);
    private final MemoryShelf shelf = new MemoryShelf();
    private final List<CertificateEvent> told = new ArrayList<>();
    private KeepCertificates keeping = started();

    private KeepCertificates started() {
        return new KeepCertificates(
                authority, shelf, () -> now, new SplittableRandom(1), Duration.ofMinutes(5), told::add);
    }

    private void turn(Duration later) {
        now = now.plus(later);
        keeping.turn(ONE, false);
    }

    private void away() {
        authority.refuse(Optional.of(new Issuance.NotIssued("away", "wait", Optional.empty())));
    }

    private int asked() {
        return authority.asked().size();
    }

    @Test
    void aFirstOneIsObtainedAtOnceAndTold() {
        turn(Duration.ZERO);
        assertThat(shelf.held(HOST)).isPresent();
        assertThat(told)
                .containsExactly(new CertificateEvent.Obtained(
                        HOST, START.plus(Duration.ofDays(90)), START.plus(Duration.ofDays(60))));
        assertThat(keeping.states()).singleElement().satisfies(state -> {
            assertThat(state.until()).contains(START.plus(Duration.ofDays(90)));
            assertThat(state.failures()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({"P90D, P60D", "PT60S, PT40S", "P6D, P4D", "PT1H, PT40M", "P365D, PT5840H", "P1D, PT16H"})
    void itIsRenewedAtTwoThirdsOfItsLifeAndNotBefore(Duration life, Duration due) {
        authority.live(life);
        turn(Duration.ZERO);
        turn(due.minusMillis(1));
        assertThat(asked()).isOne();
        turn(Duration.ofMillis(1));
        assertThat(asked()).isEqualTo(2);
        turn(Duration.ofMillis(1));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void theKeyStaysSoThatTlsaRecordsStayTrue() {
        turn(Duration.ZERO);
        var key = shelf.held(HOST).orElseThrow().certificate().getPublicKey();
        turn(Duration.ofDays(60));
        assertThat(asked()).isEqualTo(2);
        assertThat(shelf.held(HOST).orElseThrow().certificate().getPublicKey()).isEqualTo(key);
    }

    @Test
    void failuresWaitTwiceAsLongEachTimeAndADayAtMost() {
        away();
        List<Duration> waits = new ArrayList<>();
        Instant last = now;
        turn(Duration.ZERO);
        while (asked() < 14) {
            int before = asked();
            turn(Duration.ofMinutes(1));
            if (asked() > before) {
                waits.add(Duration.between(last, now));
                last = now;
            }
        }
        for (int i = 0; i < waits.size(); i++) {
            Duration least = Duration.ofMinutes(5L << Math.min(i, 20));
            least = least.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : least;
            assertThat(waits.get(i))
                    .as("wait " + i)
                    .isBetween(least, least.multipliedBy(5).dividedBy(4).plusMinutes(1));
        }
        assertThat(told).hasSize(14).allMatch(CertificateEvent.Failed.class::isInstance);
    }

    /** Public authorities allow five failed validations of a name in an hour. */
    @Test
    void inTheFirstHourThereAreFourAttemptsAtMost() {
        away();
        turn(Duration.ZERO);
        for (int minute = 0; minute < 59; minute++) {
            turn(Duration.ofMinutes(1));
        }
        assertThat(asked()).isBetween(3, 4);
    }

    @Test
    void whatWasTriedBeforeTheStartCounts() {
        away();
        turn(Duration.ZERO);
        for (int start = 0; start < 20; start++) {
            keeping = started();
            turn(Duration.ofSeconds(10));
        }
        assertThat(asked()).isOne();
        assertThat(told).anyMatch(CertificateEvent.Waiting.class::isInstance);
        keeping.turn(ONE, true);
        assertThat(asked()).isEqualTo(2);
    }

    /** The authority knows when it may be asked again: RFC 8555 §6.6. */
    @Test
    void anAuthorityThatSaysWhenIsNotAskedEarlier() {
        Instant then = START.plus(Duration.ofDays(3));
        authority.refuse(Optional.of(new Issuance.NotIssued("too many", "wait", Optional.of(then))));
        turn(Duration.ZERO);
        turn(Duration.ofDays(3).minusSeconds(1));
        assertThat(asked()).isOne();
        turn(Duration.ofSeconds(1));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void afterFailuresItGoesOnAsIfNothingHadBeen() {
        away();
        turn(Duration.ZERO);
        turn(Duration.ofMinutes(7));
        authority.refuse(Optional.empty());
        turn(Duration.ofMinutes(20));
        assertThat(shelf.held(HOST)).isPresent();
        assertThat(shelf.attempts(HOST).failures()).isZero();
        assertThat(keeping.states().getFirst().trouble()).isEmpty();
    }

    @Test
    void anotherNameIsAskedForAtOnce() {
        turn(Duration.ZERO);
        keeping.turn(List.of(List.of(HOST), List.of(POLICY)), false);
        assertThat(authority.asked()).containsExactly(List.of(HOST), List.of(POLICY));
        assertThat(keeping.states()).hasSize(2);
        turn(Duration.ZERO);
        assertThat(keeping.states()).hasSize(1);
    }

    /** The authority of this test puts the first name only into a certificate: one with two names never fits. */
    @Test
    void aCertificateThatLacksANameIsReplacedButNotWithoutEnd() {
        keeping.turn(List.of(List.of(HOST)), false);
        for (int hour = 0; hour < 48; hour++) {
            now = now.plus(Duration.ofHours(1));
            keeping.turn(List.of(List.of(HOST, POLICY)), false);
        }
        assertThat(asked()).isBetween(2, 3);
        assertThat(authority.asked().getLast()).containsExactly(HOST, POLICY);
    }

    /** RFC 9773 §4.2: an authority that has to revoke certificates says so in time. */
    @Test
    void anAuthorityMayWantARenewalEarlier() {
        turn(Duration.ZERO);
        authority.want(new RenewalWindow(START.plus(Duration.ofDays(2)), START.plus(Duration.ofDays(3)), now));
        turn(Duration.ofDays(1));
        assertThat(asked()).isOne();
        turn(Duration.ofDays(2));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void anAuthorityThatWantsItLaterChangesNothing() {
        turn(Duration.ZERO);
        authority.want(new RenewalWindow(START.plus(Duration.ofDays(80)), START.plus(Duration.ofDays(85)), now));
        turn(Duration.ofDays(60));
        assertThat(asked()).isEqualTo(2);
    }

    /** What is issued could not be kept, and authorities count what they issue. */
    @Test
    void withoutADiskNothingIsAskedFor() {
        shelf.breakDown(true);
        turn(Duration.ZERO);
        assertThat(asked()).isZero();
        assertThat(told).singleElement().isInstanceOf(CertificateEvent.Failed.class);
        turn(Duration.ofSeconds(30));
        assertThat(told).hasSize(1);
        shelf.breakDown(false);
        turn(Duration.ofMinutes(7));
        assertThat(shelf.held(HOST)).isPresent();
    }

    /** A clock of another year makes every certificate look expired; asking for more would not help. */
    @Test
    void aClockThatLeapsAsksOnceADayAtMost() {
        turn(Duration.ZERO);
        authority.refuse(Optional.empty());
        MemoryAuthority there = authority;
        there.live(Duration.ofDays(90).negated());
        for (int minute = 0; minute < 600; minute++) {
            turn(minute == 0 ? Duration.ofDays(3650) : Duration.ofMinutes(1));
        }
        assertThat(asked()).isEqualTo(2);
        assertThat(told.getLast())
                .isInstanceOfSatisfying(
                        CertificateEvent.Failed.class,
                        failed -> assertThat(failed.remedy()).contains("clock"));
    }

    @Test
    void aClockThatIsSetBackIsNotWaitedFor() {
        away();
        turn(Duration.ofDays(3650));
        authority.refuse(Optional.empty());
        turn(Duration.ofDays(-3650));
        assertThat(shelf.held(HOST)).isPresent();
    }

    @Test
    void whatIsThereAtTheStartIsToldOnce() {
        turn(Duration.ZERO);
        told.clear();
        keeping = started();
        turn(Duration.ofSeconds(1));
        turn(Duration.ofSeconds(1));
        assertThat(told)
                .containsExactly(new CertificateEvent.Found(
                        HOST, START.plus(Duration.ofDays(90)), START.plus(Duration.ofDays(60))));
        assertThat(asked()).isOne();
    }

    @Test
    void whoIsInterruptedHasNotFailed() {
        Thread.currentThread().interrupt();
        keeping.turn(ONE, false);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(told).isEmpty();
        assertThat(shelf.attempts(HOST).failures()).isZero();
    }
}
