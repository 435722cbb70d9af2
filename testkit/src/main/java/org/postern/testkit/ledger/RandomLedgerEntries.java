package org.postern.testkit.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.postern.application.judge.Judgement.Timing;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.LedgerTimes;
import org.postern.application.ledger.NamedEnvelope;
import org.postern.application.ledger.NamedRecipient;
import org.postern.application.ledger.Verdict;
import org.postern.domain.address.IpAddress;
import org.postern.domain.message.MethodResult;
import org.postern.domain.message.ResultProperty;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.Authenticated;
import org.postern.domain.session.Client;
import org.postern.domain.session.Greeting;
import org.postern.domain.session.TlsFacts;
import org.postern.domain.smtp.EnhancedStatusCode;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** Entries in which every part is there or not, with characters in them that a line or its reader may mistake. */
public final class RandomLedgerEntries {
    private static final List<String> PIECES = List.of(
            "a", "B", "\"", "\\", "\n", "\r", "\u0000", "\u001b", "\u0085", "\u2028", "\ud800", "ü", "𝄞", "{", "}",
            ",", "null", " ", "@", "example", "\\u0041");

    private final SplittableRandom random;
    private final RandomVerdicts verdicts;
    private final RandomScans scans;
    private final RandomGreylistings greylistings;

    public RandomLedgerEntries(long seed) {
        this.random = new SplittableRandom(seed);
        this.verdicts = new RandomVerdicts(random, this);
        this.scans = new RandomScans(random, this);
        this.greylistings = new RandomGreylistings(random, this);
    }

    /** An entry of that id. */
    public LedgerEntry entry(TransactionId id) {
        return new LedgerEntry(
                id,
                new LedgerTimes(time(), maybe(this::time), maybe(this::time), time(), duration()),
                client(),
                maybe(() -> new Greeting(text(), random.nextBoolean())),
                text(),
                maybe(() -> new NamedEnvelope(text(), many(4, this::recipient), random.nextInt(9))),
                random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty(),
                flaws(),
                conclusion(),
                new Verdict(
                        many(4, this::finding),
                        verdicts.decision(),
                        many(4, verdicts::evidence),
                        many(3, scans::evidence),
                        maybe(greylistings::report),
                        many(3, () -> new Timing(text(), duration())),
                        many(2, this::text)),
                many(2, verdicts::opinion));
    }

    String text() {
        return String.join("", many(6, () -> PIECES.get(random.nextInt(PIECES.size()))));
    }

    <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    <T> List<T> many(int most, Supplier<T> value) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> value.get())
                .toList();
    }

    Duration duration() {
        return Duration.ofNanos(random.nextLong(1L << 45));
    }

    IpAddress address() {
        byte[] octets = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(octets);
        return IpAddress.of(octets);
    }

    Reply reply(int from, int to) {
        int code = from + random.nextInt(to - from);
        EnhancedStatusCode status =
                new EnhancedStatusCode(List.of(2, 4, 5).get(random.nextInt(3)), random.nextInt(1000), 7);
        return Reply.recorded(
                code, maybe(() -> status), random.nextBoolean() ? List.of("Say \"so\"", "") : List.of("x"));
    }

    Instant time() {
        return Instant.ofEpochSecond(random.nextLong(1L << 33), random.nextInt(1_000_000_000));
    }

    private Client client() {
        return new Client(
                address(),
                random.nextInt(65_536),
                maybe(() -> new TlsFacts(text(), text(), text())),
                random.nextBoolean(),
                maybe(() -> new Authenticated(text(), Mechanism.values()[random.nextInt(Mechanism.values().length)])));
    }

    private NamedRecipient recipient() {
        return random.nextBoolean()
                ? new NamedRecipient.Accepted(text(), many(3, this::text))
                : new NamedRecipient.Declined(text(), reply(400, 600));
    }

    private Set<MailDataFlaw> flaws() {
        Set<MailDataFlaw> flaws = EnumSet.allOf(MailDataFlaw.class);
        flaws.removeIf(flaw -> random.nextBoolean());
        return flaws;
    }

    private Conclusion conclusion() {
        return switch (random.nextInt(3)) {
            case 0 -> new Conclusion.Kept(reply(200, 300));
            case 1 -> new Conclusion.Declined(any(Conclusion.Stage.values()), reply(400, 600));
            default -> new Conclusion.Abandoned(any(Conclusion.Cause.values()), maybe(() -> reply(421, 422)));
        };
    }

    <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private MethodResult finding() {
        return new MethodResult("dkim", "pass", text(), many(3, () -> new ResultProperty("header", "d", text())));
    }
}
