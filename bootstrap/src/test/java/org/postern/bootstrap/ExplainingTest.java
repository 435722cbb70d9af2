package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.adapters.ledgerfile.EntryCodec;
import org.postern.adapters.ledgerfile.FileLedger;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.LedgerTimes;
import org.postern.application.ledger.NamedEnvelope;
import org.postern.application.ledger.NamedRecipient;
import org.postern.application.ledger.Verdict;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.ExplainRequest;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.domain.address.IpAddress;
import org.postern.domain.message.MethodResult;
import org.postern.domain.policy.Decision;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.Opinion;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.session.Client;
import org.postern.domain.session.Greeting;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

final class ExplainingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TransactionId ID = TransactionId.of(NOON, 1, 2);
    private static final Reply NO = Replies.badContent("Not from there", ID);

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    private static LedgerEntry entry(Conclusion conclusion, Decision decision, StatedOpinion... guard) {
        return new LedgerEntry(
                ID,
                new LedgerTimes(NOON, Optional.of(NOON), Optional.of(NOON), NOON, Duration.ZERO),
                new Client(IpAddress.parse("192.0.2.1").orElseThrow(), 4711, Optional.empty(), false),
                Optional.of(new Greeting("mx.example.com\u001b[2J", true)),
                "ESMTP",
                Optional.of(new NamedEnvelope(
                        "<a@example.com>",
                        List.of(
                                new NamedRecipient.Accepted("<alice@example.org>", List.of("alice@example.org")),
                                new NamedRecipient.Declined("<eve@example.org>", Replies.LOCAL_FAULT)),
                        3)),
                OptionalLong.of(1234),
                Set.of(MailDataFlaw.BARE_LF),
                conclusion,
                new Verdict(
                        List.of(MethodResult.of("spf", "fail").because("-all of example.com matched")),
                        decision,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of()),
                List.of(guard));
    }

    private static Decision refusal() {
        Disposition refuse = new Disposition.Refuse(NO);
        return new Decision(
                refuse,
                Optional.of("spf-fail"),
                List.of(new StatedOpinion("spf-fail", Mode.ENFORCE, new Opinion(refuse, "SPF says no"))));
    }

    private Configuration configuration() {
        return Configuration.tryMode(folder);
    }

    private void write(LedgerEntry entry) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        try (FileLedger ledger = new FileLedger(Explaining.folder(configuration()), 30, 10, () -> NOON)) {
            ledger.start();
            ledger.record(entry);
        }
    }

    private ExitCode explain(String id, boolean json) {
        Output output = new Output(out, error);
        ExitCode code = Explaining.explain(configuration(), new ExplainRequest(id, json), output);
        output.flush();
        return code;
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aRefusalIsToldFromTheClientToWhatCanBeDone() throws IOException {
        write(entry(new Conclusion.Declined(Conclusion.Stage.MESSAGE, NO), refusal()));
        assertThat(explain(ID.text().toLowerCase(Locale.ROOT), false)).isEqualTo(ExitCode.FINE);
        assertThat(text().lines())
                .anyMatch(line -> line.startsWith("The client 192.0.2.1 port 4711 said EHLO mx.example.com"))
                .contains(
                        "It wanted to send from <a@example.com>.",
                        "  to <alice@example.org>: accepted for alice@example.org",
                        "  and 3 more that were declined",
                        "The content came whole, 1234 octets.",
                        "Its form: bare-lf.",
                        "  spf fail: -all of example.com matched",
                        "  spf-fail (enforce) refuse: SPF says no",
                        "The rule spf-fail decided: refuse.",
                        "The message was refused: " + NO);
        assertThat(text().lines().toList().getLast())
                .startsWith("What to do: if this mail is wanted, tell the sender why it was declined (SPF says no)")
                .endsWith("policy: { spf-fail: monitor }.");
        assertThat(text()).doesNotContain("\u001b");
    }

    @Test
    void aMessageDeclinedForItsFormIsNotBlamedOnARule() throws IOException {
        Decision accepted = new Decision(new Disposition.Accept(), Optional.empty(), List.of());
        write(entry(new Conclusion.Declined(Conclusion.Stage.MESSAGE, NO), accepted));
        explain(ID.text(), false);
        assertThat(text()).contains("What to do:").doesNotContain("monitor");
    }

    @Test
    void asJsonItIsTheEntryItself() throws IOException {
        LedgerEntry entry = entry(new Conclusion.Kept(Replies.kept(ID)), Decision.UNJUDGED);
        write(entry);
        assertThat(explain(ID.text(), true)).isEqualTo(ExitCode.FINE);
        assertThat(EntryCodec.decode(text().strip())).contains(entry);
    }

    @Test
    void anUnknownIdIsSomethingWrongAndNoIdIsWrongUsage() {
        assertThat(explain(ID.text(), false)).isEqualTo(ExitCode.WRONG);
        assertThat(error.toString(StandardCharsets.UTF_8)).contains("no entry", "30 days");
        assertThat(explain("../../etc/passwd", false)).isEqualTo(ExitCode.USAGE);
        assertThat(text()).isEmpty();
    }
}
