package org.postern.adapters.dnsjava;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.testkit.dns.NameServer;

class DnsjavaDnsTest {
    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Question ASKED = new Question("x.example.com", RecordType.A);
    private static final String ZONE = "x.example.com A 192.0.2.1\n";
    private static final DnsRecord FOUND =
            new DnsRecord.HostAddress(IpAddress.parse("192.0.2.1").orElseThrow());

    private static DnsjavaDns asking(Duration timeout, int tries, String... servers) {
        DnsSettings settings = DnsSettings.usual(Arrays.asList(servers), Validation.NONE);
        return new DnsjavaDns(settings.patience(timeout, tries), Clock.systemUTC());
    }

    @Test
    void aSilentOrBrokenServerIsMadeUpForByTheNext() throws IOException {
        try (NameServer silent = NameServer.serving("x.example.com ANY !SILENCE");
                NameServer broken = NameServer.serving("x.example.com ANY !SERVFAIL");
                NameServer good = NameServer.serving(ZONE);
                DnsjavaDns dns = asking(Duration.ofSeconds(2), 1, broken.address(), silent.address(), good.address())) {
            assertThat(dns.ask(ASKED).records()).containsExactly(FOUND);
            assertThat(broken.asked()).hasSize(1);
            assertThat(silent.asked()).hasSize(1);
        }
    }

    @Test
    void whatAServerSaysTellsMoreThanSilence() throws IOException {
        try (NameServer broken = NameServer.serving("x.example.com ANY !REFUSED");
                NameServer silent = NameServer.serving("x.example.com ANY !SILENCE");
                DnsjavaDns dns = asking(Duration.ofSeconds(1), 1, broken.address(), silent.address())) {
            assertThat(dns.ask(ASKED)).isEqualTo(Answer.failure(ASKED, "REFUSED"));
        }
    }

    @Test
    void aServerAtAnIpv6AddressIsAsked() throws IOException {
        byte[] loopback = IpAddress.parse("::1").orElseThrow().octets();
        try (NameServer server = NameServer.serving(ZONE, InetAddress.getByAddress(loopback), 0);
                DnsjavaDns dns = asking(PATIENT, 1, server.address())) {
            assertThat(server.address()).startsWith("[");
            assertThat(dns.ask(ASKED).records()).containsExactly(FOUND);
        }
    }

    @Test
    void whereNobodyListensNothingIsKnown() throws IOException {
        int free;
        try (DatagramSocket nobody = new DatagramSocket()) {
            free = nobody.getLocalPort();
        }
        try (DnsjavaDns dns = asking(PATIENT, 1, "127.0.0.1:" + free)) {
            assertThat(dns.ask(ASKED)).isEqualTo(Answer.failure(ASKED, "unreachable"));
        }
    }

    @Test
    void whatCannotBeANameIsNotAskedFor() throws IOException {
        try (NameServer server = NameServer.serving(ZONE);
                DnsjavaDns dns = asking(PATIENT, 1, server.address())) {
            Answer answer = dns.ask(new Question("a".repeat(64) + ".example.com", RecordType.A));
            assertThat(answer.status()).isEqualTo(Answer.Status.NO_SUCH_DOMAIN);
            assertThat(server.asked()).isEmpty();
            String longest = String.join(".", "a".repeat(63), "b".repeat(63), "c".repeat(63), "d".repeat(61));
            dns.ask(new Question(longest, RecordType.A));
            dns.ask(new Question("@", RecordType.A));
            dns.ask(new Question("a\\.b\\032c.example.com", RecordType.A));
            assertThat(server.asked())
                    .extracting(NameServer.Asked::name)
                    .containsExactly(longest, "\\@", "a\\.b\\032c.example.com");
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        try (NameServer silent = NameServer.serving("x.example.com ANY !SILENCE");
                DnsjavaDns dns = asking(Duration.ofMinutes(1), 2, silent.address())) {
            AtomicInteger flagged = new AtomicInteger();
            FutureTask<Answer> asked = new FutureTask<>(() -> {
                Answer answer = dns.ask(ASKED);
                flagged.set(Thread.currentThread().isInterrupted() ? 1 : -1);
                return answer;
            });
            Thread thread = Thread.ofVirtual().start(asked);
            silent.awaitQuestion();
            thread.interrupt();
            assertThat(asked.get()).isEqualTo(Answer.failure(ASKED, "interrupted"));
            assertThat(flagged.get()).isEqualTo(1);
            assertThat(silent.asked()).hasSize(1);
        }
    }

    @Test
    void closingEndsWhatIsUnderWayAndLeavesNoThread() throws Exception {
        try (NameServer silent = NameServer.serving("x.example.com ANY !SILENCE")) {
            DnsjavaDns dns = asking(Duration.ofMinutes(1), 1, silent.address());
            FutureTask<Answer> asked = new FutureTask<>(() -> dns.ask(ASKED));
            Thread.ofVirtual().start(asked);
            silent.awaitQuestion();
            dns.close();
            assertThat(asked.get()).isEqualTo(Answer.failure(ASKED, "closed"));
            assertThat(dns.ask(ASKED)).isEqualTo(Answer.failure(ASKED, "closed"));
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("dnsjava"));
        }
    }

    @Test
    void noMoreQueriesAreUnderWayThanAllowed() throws Exception {
        try (NameServer slow = NameServer.serving("*.example.com A !DELAY 30\n*.example.com A 192.0.2.1")) {
            DnsSettings usual = DnsSettings.usual(List.of(slow.address()), Validation.NONE);
            DnsSettings four = new DnsSettings(usual.servers(), PATIENT, 1, 4, Validation.NONE, "");
            try (DnsjavaDns dns = new DnsjavaDns(four, Clock.systemUTC())) {
                List<FutureTask<Answer>> all = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    Question question = new Question("n" + i + ".example.com", RecordType.A);
                    all.add(new FutureTask<>(() -> dns.ask(question)));
                }
                all.forEach(Thread.ofVirtual()::start);
                for (FutureTask<Answer> one : all) {
                    assertThat(one.get().records()).containsExactly(FOUND);
                }
                // The server counts a question out after its answer has left, and the next one may be quicker than
                // that.
                assertThat(slow.mostAtOnce()).isBetween(2, 8);
            }
        }
    }

    @Test
    void twoHundredThreadsAskFiveThousandNamesAndNoneGetsAnothersAnswer() throws Exception {
        int names = 5_000;
        int threads = 200;
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < names; i++) {
            zone.append("n" + i + ".example.com A " + address(i) + "\n");
        }
        try (NameServer server = NameServer.serving(zone.toString());
                DnsjavaDns dns = asking(PATIENT, 2, server.address())) {
            AtomicInteger next = new AtomicInteger();
            ConcurrentLinkedQueue<Answer> wrong = new ConcurrentLinkedQueue<>();
            List<FutureTask<Integer>> tasks = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                tasks.add(new FutureTask<>(() -> askAll(dns, next, names, wrong)));
            }
            tasks.forEach(Thread.ofVirtual()::start);
            assertThat(sum(tasks)).isEqualTo(names);
            assertThat(wrong).isEmpty();
        }
    }

    private static int askAll(DnsjavaDns dns, AtomicInteger next, int names, ConcurrentLinkedQueue<Answer> wrong) {
        int asked = 0;
        for (int i = next.getAndIncrement(); i < names; i = next.getAndIncrement()) {
            Answer answer = dns.ask(new Question("n" + i + ".example.com", RecordType.A));
            DnsRecord right =
                    new DnsRecord.HostAddress(IpAddress.parse(address(i)).orElseThrow());
            if (!answer.records().equals(List.of(right))) {
                wrong.add(answer);
            }
            asked++;
        }
        return asked;
    }

    private static int sum(List<FutureTask<Integer>> tasks) throws InterruptedException, ExecutionException {
        int sum = 0;
        for (FutureTask<Integer> task : tasks) {
            sum += task.get();
        }
        return sum;
    }

    private static String address(int i) {
        return "10.0." + i / 256 + "." + i % 256;
    }
}
