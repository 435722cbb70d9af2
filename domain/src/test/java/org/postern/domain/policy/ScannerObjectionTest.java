package org.postern.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.DomainName;
import org.postern.domain.message.AddedField;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanReport;
import org.postern.domain.scan.Wish;
import org.postern.domain.smtp.AskedReply;

class ScannerObjectionTest {
    private static Optional<Opinion> opinion(ScanAction action, boolean defer, ScanOutcome outcome) {
        return opinion(action, defer, ScanAnswer.of(outcome));
    }

    private static Optional<Opinion> opinion(ScanAction action, boolean defer, ScanAnswer answer) {
        Findings findings = Findings.NONE.with(List.of(
                new ScanReport("other", ScanAnswer.of(new ScanOutcome.Found("not this one"))),
                new ScanReport("av", answer)));
        return new ScannerObjection("av", action, defer).opinion(findings, Known.ID);
    }

    private static String told(ScanAction action, ScanOutcome outcome) {
        return opinion(action, true, outcome)
                .map(opinion -> switch (opinion.disposition()) {
                    case Disposition.Refuse refuse -> refuse.reply().toString();
                    case Disposition.Defer defer -> defer.reply().toString();
                    case Disposition.Accept accept -> "accept";
                    case Disposition.Quarantine quarantine -> "quarantine";
                })
                .orElse("nothing");
    }

    @Test
    void aCleanMessageAndOneThatWasNotShownAreNoMatter() {
        assertThat(told(ScanAction.REFUSE, new ScanOutcome.Clean())).isEqualTo("nothing");
        assertThat(told(ScanAction.REFUSE, new ScanOutcome.Skipped("large"))).isEqualTo("nothing");
        assertThat(new ScannerObjection("av", ScanAction.REFUSE, true).opinion(Findings.NONE, Known.ID))
                .isEmpty();
    }

    @Test
    void whatIsCondemnedMeetsTheAction() {
        ScanOutcome found = new ScanOutcome.Found("Eicar");
        assertThat(told(ScanAction.REFUSE, found))
                .isEqualTo("554 5.7.1 The content was recognized as Eicar [" + Known.ID + "]");
        assertThat(told(ScanAction.DEFER, found)).startsWith("451 4.7.1 ");
        assertThat(told(ScanAction.QUARANTINE, found)).isEqualTo("quarantine");
        ScanOutcome refused = new ScanOutcome.Wants(Wish.REFUSE);
        assertThat(told(ScanAction.REFUSE, refused)).startsWith("554 5.7.1 ");
        assertThat(told(ScanAction.QUARANTINE, refused)).isEqualTo("quarantine");
    }

    @Test
    void aDeferralAndAQuarantineAreDoneAsAsked() {
        for (ScanAction action : ScanAction.values()) {
            assertThat(told(action, new ScanOutcome.Wants(Wish.DEFER))).startsWith("451 4.7.1 ");
            assertThat(told(action, new ScanOutcome.Wants(Wish.QUARANTINE))).isEqualTo("quarantine");
        }
    }

    @Test
    void aReplyOfItsOwnIsSaidWithTheIdOfTheDecision() {
        assertThat(told(ScanAction.REFUSE, new ScanOutcome.Wants(Wish.REFUSE, AskedReply.read("550 5.7.9 Never"))))
                .isEqualTo("550 5.7.9 Never [" + Known.ID + "]");
        assertThat(told(ScanAction.REFUSE, new ScanOutcome.Wants(Wish.DEFER, AskedReply.read("450 4.2.0 Later"))))
                .isEqualTo("450 4.2.0 Later [" + Known.ID + "]");
    }

    @Test
    void whileItIsDownMailIsPutOffOrTakenAndNeverRefused() {
        for (ScanAction action : ScanAction.values()) {
            assertThat(told(action, new ScanOutcome.Unavailable("gone"))).startsWith("451 4.7.1 ");
            assertThat(opinion(action, false, new ScanOutcome.Unavailable("gone")))
                    .isEmpty();
        }
    }

    @Test
    void theReasonTellsWhoSaidWhat() {
        ScanAnswer spam = new ScanAnswer(
                new ScanOutcome.Wants(Wish.REFUSE), OptionalDouble.of(20.5), List.of("BAD"), List.of(), List.of());
        assertThat(opinion(ScanAction.REFUSE, true, spam))
                .map(Opinion::reason)
                .contains("av asks to refuse it, score 20.5");
    }

    @Test
    void itsFieldsStandOnTheMessageBehindOurs() {
        ScanAnswer answer = new ScanAnswer(
                new ScanOutcome.Clean(),
                OptionalDouble.empty(),
                List.of(),
                List.of(new AddedField("X-Seen", "yes")),
                List.of());
        Findings findings = Findings.NONE.with(List.of(new ScanReport("av", answer)));
        assertThat(ResultFields.of(findings, Decision.UNJUDGED, new DomainName("mx.test")))
                .containsExactly("X-Seen: yes\r\n");
    }
}
