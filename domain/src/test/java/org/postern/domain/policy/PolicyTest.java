package org.postern.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.domain.smtp.Replies;

class PolicyTest {
    private static Rule rule(String name, Mode mode, Disposition disposition) {
        return new Rule(name, mode, (findings, id) -> Optional.of(new Opinion(disposition, name + " thinks so")));
    }

    private static Rule silent(String name) {
        return new Rule(name, Mode.ENFORCE, (findings, id) -> Optional.empty());
    }

    private static final Disposition REFUSE = new Disposition.Refuse(Replies.dkimFailed(Known.ID));
    private static final Disposition QUARANTINE = new Disposition.Quarantine();

    @Test
    void theFirstEnforcedOpinionDecidesAndAllAreKept() {
        Decision decision = new Policy(List.of(
                        silent("quiet"),
                        rule("watched", Mode.MONITOR, REFUSE),
                        rule("first", Mode.ENFORCE, QUARANTINE),
                        rule("second", Mode.ENFORCE, REFUSE)))
                .decide(Findings.NONE, Known.ID);
        assertThat(decision.disposition()).isEqualTo(QUARANTINE);
        assertThat(decision.rule()).contains("first");
        assertThat(decision.reason()).contains("first thinks so");
        assertThat(decision.opinions()).extracting(StatedOpinion::rule).containsExactly("watched", "first", "second");
    }

    @Test
    void aMonitoredPolicyTakesEverything() {
        Decision decision = new Policy(List.of(rule("only", Mode.ENFORCE, REFUSE)))
                .monitored()
                .decide(Findings.NONE, Known.ID);
        assertThat(decision.disposition()).isEqualTo(new Disposition.Accept());
        assertThat(decision.rule()).isEmpty();
        assertThat(decision.reason()).isEmpty();
        assertThat(decision.opinions()).hasSize(1);
    }

    @Test
    void withoutOpinionsTheMessageIsTaken() {
        assertThat(Policy.NONE.decide(Findings.NONE, Known.ID)).isEqualTo(Decision.UNJUDGED);
    }

    @Test
    void twoRulesOfOneNameAreAMistake() {
        assertThatThrownBy(() -> new Policy(List.of(silent("a"), silent("a"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusalIsA5yzAndADeferralA4yz() {
        assertThatThrownBy(() -> new Disposition.Refuse(Replies.LOCAL_FAULT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Disposition.Defer(Replies.NULL_FORWARD_PATH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
