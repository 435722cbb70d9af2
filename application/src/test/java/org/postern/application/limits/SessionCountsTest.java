package org.postern.application.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postern.domain.address.IpAddress;

/** Limits that change while sessions are open. */
class SessionCountsTest {
    private static final IpAddress CLIENT = IpAddress.parse("192.0.2.1").orElseThrow();

    @Test
    void sessionsThatBeganUnderOtherLimitsCountUnderTheNewOnes() {
        SessionCounts open = SessionCounts.unlimited();
        SessionCounts before = open.under(10, 8, 2, 5);
        assertThat(before.enter(CLIENT)).isEmpty();
        assertThat(before.enter(CLIENT)).isEmpty();
        SessionCounts after = open.under(3, 2, 2, 5);
        assertThat(after.isBusy()).isTrue();
        assertThat(after.enter(CLIENT)).containsExactly(GuardRule.SESSIONS_PER_CLIENT);
        before.leave(CLIENT);
        before.leave(CLIENT);
        after.leave(CLIENT);
        assertThat(after.total()).isZero();
        assertThat(after.enter(CLIENT)).isEmpty();
    }
}
