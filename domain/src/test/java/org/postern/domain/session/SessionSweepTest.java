package org.postern.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.postern.domain.smtp.Reply;

/**
 * A million random sessions, machine against reference: the same reply codes and the same state after every command. A
 * state that is not reset on an error path (BDAT refused, then DATA; final dot refused, then RCPT; VRFY between RCPT and
 * DATA) is what the best servers still get wrong; here every command follows every error reply.
 */
class SessionSweepTest {
    private static final int SESSIONS = 1_000_000;
    private static final int LONGEST = 12;
    private static final long SEED = 20_260_803;

    private static final SessionLimits TIGHT =
            new SessionLimits(1_000, 2, 2, 2, 5, Duration.ofSeconds(1), 1, 4, 1, 2, 1);
    private static final SessionLimits WIDE =
            new SessionLimits(1_000, 1, 50, 50, 50, Duration.ofSeconds(1), 50, 50, 50, 50, 50);

    private static final Said[] COMMANDS = Said.values();
    private static final Said[] LIKELY = {Said.EHLO, Said.MAIL, Said.RCPT, Said.DATA, Said.BDAT, Said.BDAT_LAST};
    private static final Fate[] FATES = Fate.values();

    private final TreeMap<Integer, EnumSet<Said>> after = new TreeMap<>();

    @Test
    void theMachineIsTheReference() {
        for (long number = 0; number < SESSIONS; number++) {
            session(SEED + number, (number & 1) == 0 ? TIGHT : WIDE);
        }
        assertThat(after.keySet()).contains(451, 452, 500, 501, 502, 503, 550, 552, 553, 554, 555);
        after.forEach((code, commands) ->
                assertThat(commands).as("commands tried after %d", code).containsExactly(COMMANDS));
    }

    private void session(long seed, SessionLimits limits) {
        SplittableRandom random = new SplittableRandom(seed);
        DrivenMachine machine = new DrivenMachine(limits);
        ReferenceSession reference = new ReferenceSession(limits);
        List<String> story = new ArrayList<>();
        int length = 1 + random.nextInt(LONGEST);
        int last = 220;
        for (int i = 0; i < length && !reference.closed; i++) {
            boolean led = seed % 4 == 0 && i < 3;
            Said said = led ? LIKELY[i] : said(random, i);
            Fate fate = led ? Fate.GOOD : fate(random);
            if (last >= 400) {
                after.computeIfAbsent(last, code -> EnumSet.noneOf(Said.class)).add(said);
            }
            story.add(said + "/" + fate);
            List<Integer> expected = reference.hear(said, fate);
            List<Integer> heard =
                    machine.hear(said, fate).stream().map(Reply::code).toList();
            boolean same = heard.equals(expected) && sameState(machine, reference);
            if (!same) {
                throw new AssertionError("seed " + seed + " " + limits + "\n" + story + "\nexpected " + expected
                        + "\nheard " + heard + "\nstate " + machine.session() + " closed " + machine.isClosed());
            }
            last = heard.isEmpty() ? 0 : heard.getLast();
        }
    }

    private static Said said(SplittableRandom random, int at) {
        if (at == 0 && random.nextInt(4) > 0) {
            return Said.EHLO;
        }
        return random.nextInt(3) == 0
                ? COMMANDS[random.nextInt(COMMANDS.length)]
                : LIKELY[random.nextInt(LIKELY.length)];
    }

    private static Fate fate(SplittableRandom random) {
        return random.nextInt(5) < 3 ? Fate.GOOD : FATES[random.nextInt(FATES.length)];
    }

    private static boolean sameState(DrivenMachine machine, ReferenceSession reference) {
        if (machine.isClosed() || reference.closed) {
            return machine.isClosed() == reference.closed;
        }
        Session session = machine.session();
        return machine.holdsMailData() == reference.chunking
                && session.client().tls().isPresent() == reference.tls
                && sameCounts(session.tally(), reference)
                && switch (session) {
                    case Session.Connected s -> !reference.greeted && !reference.mail;
                    case Session.Identified s -> !reference.mail && sameGreeting(s.greeting(), reference);
                    case Session.InTransaction s -> !reference.chunking && sameTransaction(s, reference);
                    case Session.InChunks s ->
                        reference.chunking
                                && s.chunks() == reference.chunks
                                && s.emptyChunks() == reference.emptyChunks
                                && sameTransaction(s.transaction(), reference);
                };
    }

    private static boolean sameGreeting(Greeting greeting, ReferenceSession reference) {
        return reference.greeted && greeting.extended() == reference.extended;
    }

    private static boolean sameTransaction(Session.InTransaction session, ReferenceSession reference) {
        return reference.mail
                && sameGreeting(session.greeting(), reference)
                && session.envelope().recipients().size() == reference.recipients
                && session.envelope().parameters().isBinary() == reference.binary
                && session.envelope().parameters().smtpUtf8() == reference.utf8;
    }

    private static boolean sameCounts(Tally tally, ReferenceSession reference) {
        return tally.errors() == reference.errors
                && tally.unknownCommands() == reference.unknown
                && tally.idleCommands() == reference.idle
                && tally.badRecipients() == reference.badRecipients
                && tally.transactions() == reference.transactions;
    }
}
