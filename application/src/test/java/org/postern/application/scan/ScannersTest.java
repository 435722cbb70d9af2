package org.postern.application.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.application.judge.Circumstances;
import org.postern.application.judge.Judge;
import org.postern.application.judge.JudgeSettings;
import org.postern.application.judge.Judgement;
import org.postern.application.judge.SoundLists;
import org.postern.application.ledger.StatedFindings;
import org.postern.application.port.ContentScanner;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.NullPath;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.message.AddedField;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.Policy;
import org.postern.domain.policy.Rule;
import org.postern.domain.policy.ScanAction;
import org.postern.domain.policy.ScannerObjection;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanReport;
import org.postern.domain.smtp.TransactionId;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScannersTest {
    private static final TransactionId ID = new TransactionId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final Dns NO_DNS = question -> Answer.failure(question, "no DNS here");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] MAIL = "From: a@b.test\r\n\r\nHi\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final ContentScanner CLEAN = request -> ScanAnswer.of(new ScanOutcome.Clean());
    private static final ContentScanner FINDS = request -> ScanAnswer.of(new ScanOutcome.Found("Eicar"));
    private static final ContentScanner NEVER = request -> {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return ScanAnswer.of(new ScanOutcome.Clean());
    };

    private static final MessageContent CONTENT = new MessageContent() {
        @Override
        public long size() {
            return MAIL.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(MAIL);
        }
    };

    private static Scanner scanner(String name, ContentScanner scanner) {
        return new Scanner(name, scanner, LONG, 1_000, true);
    }

    private static Judgement judged(Duration time, Mode mode, Scanner... scanners) throws IOException {
        return judged(new Scanners(List.of(scanners), time, System::nanoTime), mode, List.of(scanners));
    }

    private static Judgement judged(Scanners asked, Mode mode, List<Scanner> scanners) throws IOException {
        Policy policy = new Policy(scanners.stream()
                .map(one -> new Rule(
                        ScannerObjection.name(one.name()),
                        mode,
                        new ScannerObjection(one.name(), ScanAction.REFUSE, true)))
                .toList());
        JudgeSettings settings = new JudgeSettings(new DomainName("mx.test"), LONG, 200, List.of(), List.of());
        Judge judge = new Judge(NO_DNS, policy, SoundLists.none(), settings, asked, System::nanoTime);
        HeaderSection section = HeaderReader.read(new ByteArrayInputStream(MAIL));
        Circumstances came =
                new Circumstances(IpAddress.parse("192.0.2.1").orElseThrow(), "client.test", new NullPath());
        return judge.ofMessage(Optional.of(came), ID, CONTENT, section, Instant.EPOCH);
    }

    private static List<String> words(Judgement judgement) {
        return judgement.findings().scans().stream()
                .map(report ->
                        report.scanner() + " " + report.answer().outcome().word())
                .toList();
    }

    @Test
    void eachIsAskedAndTheFirstObjectionDecides() throws IOException {
        Judgement judgement = judged(LONG, Mode.ENFORCE, scanner("one", CLEAN), scanner("two", FINDS));
        assertThat(words(judgement)).containsExactly("one clean", "two found");
        assertThat(judgement.decision().rule()).contains("scanner-two");
        assertThat(judgement.decision().disposition()).isInstanceOf(Disposition.Refuse.class);
    }

    @Test
    void theyLookSideBySide() throws IOException {
        CyclicBarrier together = new CyclicBarrier(3);
        ContentScanner waits = request -> {
            try {
                together.await();
                return ScanAnswer.of(new ScanOutcome.Clean());
            } catch (InterruptedException | BrokenBarrierException alone) {
                return ScanAnswer.unavailable("alone");
            }
        };
        assertThat(words(judged(LONG, Mode.ENFORCE, scanner("a", waits), scanner("b", waits), scanner("c", waits))))
                .containsExactly("a clean", "b clean", "c clean");
    }

    @Test
    void whoIsNotDoneInItsOwnTimeIsUnavailableAndTheOthersStillCount() throws IOException {
        Scanner slow = new Scanner("slow", NEVER, Duration.ofMillis(50), 1_000, true);
        Judgement judgement = judged(LONG, Mode.ENFORCE, slow, scanner("two", FINDS));
        assertThat(words(judgement)).containsExactly("slow unavailable", "two found");
        assertThat(judgement.faults())
                .as("a scanner that is down is a result, no fault")
                .isEmpty();
    }

    @Test
    void allOfThemTogetherHaveNoMoreThanTheirTime() throws IOException {
        Judgement judgement = judged(Duration.ofMillis(50), Mode.ENFORCE, scanner("a", NEVER), scanner("b", NEVER));
        assertThat(words(judgement)).containsExactly("a unavailable", "b unavailable");
        assertThat(judgement.decision().disposition()).isInstanceOf(Disposition.Defer.class);
    }

    @Test
    void oneThatBreaksIsUnavailable() throws IOException {
        ContentScanner broken = request -> {
            throw new IllegalStateException("a fault of ours");
        };
        assertThat(words(judged(LONG, Mode.ENFORCE, scanner("a", broken)))).containsExactly("a unavailable");
    }

    @Test
    void aLargerMessageIsNotShown() throws IOException {
        Judgement judgement = judged(LONG, Mode.ENFORCE, new Scanner("a", FINDS, LONG, MAIL.length - 1, true));
        assertThat(words(judgement)).containsExactly("a skipped");
        assertThat(judgement.decision().disposition()).isEqualTo(new Disposition.Accept());
        assertThat(words(judged(LONG, Mode.ENFORCE, new Scanner("a", FINDS, LONG, MAIL.length, true))))
                .containsExactly("a found");
    }

    @Test
    void oneThatOnlyWatchesChangesNothingAndIsWrittenDown() throws IOException {
        Judgement judgement = judged(LONG, Mode.MONITOR, scanner("a", FINDS));
        assertThat(judgement.decision().disposition()).isEqualTo(new Disposition.Accept());
        assertThat(judgement.decision().opinions()).hasSize(1);
        assertThat(StatedFindings.of(judgement.findings()))
                .anyMatch(finding ->
                        finding.method().equals("scan") && finding.result().equals("found"));
    }

    @Test
    void withoutLeaveItsFieldsAreLeftOut() throws IOException {
        ScanAnswer adding = new ScanAnswer(
                new ScanOutcome.Clean(),
                OptionalDouble.empty(),
                List.of(),
                List.of(new AddedField("X-A", "b")),
                List.of());
        Judgement judgement = judged(
                LONG,
                Mode.ENFORCE,
                new Scanner("with", request -> adding, LONG, 1_000, true),
                new Scanner("without", request -> adding, LONG, 1_000, false));
        assertThat(judgement.findings().scans())
                .extracting(ScanReport::answer)
                .extracting(answer -> answer.fields().size())
                .containsExactly(1, 0);
    }

    @Test
    void whatTheySaidIsKeptAndLeadsToTheSameAgainWithoutThem() throws IOException {
        List<Scanner> scanners =
                List.of(scanner("one", FINDS), scanner("two", request -> ScanAnswer.unavailable("gone")));
        Judgement then = judged(new Scanners(scanners, LONG, System::nanoTime), Mode.ENFORCE, scanners);
        Judgement now = judged(Scanners.recorded(then.scans()), Mode.ENFORCE, scanners);
        assertThat(now.findings()).isEqualTo(then.findings());
        assertThat(now.decision()).isEqualTo(then.decision());
    }

    @Test
    void nobodyIsAskedAboutAMessageOfWhichNobodyKnowsHowItCame() throws IOException {
        Judge judge = new Judge(
                NO_DNS,
                Policy.NONE,
                SoundLists.none(),
                new JudgeSettings(new DomainName("mx.test"), LONG, 200, List.of(), List.of()),
                new Scanners(List.of(scanner("a", FINDS)), LONG, System::nanoTime),
                System::nanoTime);
        HeaderSection section = HeaderReader.read(new ByteArrayInputStream(MAIL));
        assertThat(judge.ofMessage(Optional.empty(), ID, CONTENT, section, Instant.EPOCH)
                        .scans())
                .isEmpty();
    }
}
