package org.postern.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads lines of standard input and answers each with a line of JSON: {@code send}, {@code gather} (idle sessions, which
 * stay), {@code visit} and {@code disperse}, with the words of a {@link Plan}. One process for all runs and all servers,
 * so that what the Java compiler knows by then favours nobody.
 */
public final class Load {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Crowd crowd = new Crowd();

    private Load() {}

    /** No arguments; ends with standard input. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Load load = new Load();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            long began = System.nanoTime();
            Tally tally = load.run(line.split(" ", 2)[0], Plan.of(line));
            System.out.println(tally.json(System.nanoTime() - began));
        }
    }

    private Tally run(String word, Plan plan) throws IOException, InterruptedException {
        return switch (word) {
            case "send" -> send(plan);
            case "gather" -> crowd.gather(plan);
            case "visit" -> Crowd.visit(plan);
            case "disperse" -> {
                crowd.disperse();
                yield new Tally();
            }
            default -> throw new IllegalArgumentException("no such word: " + word);
        };
    }

    /** Sessions under way when the time is over may end, within a minute. */
    private static Tally send(Plan plan) throws IOException, InterruptedException {
        byte[] mailData = MailData.of(plan.size());
        byte[] wire = Arrays.copyOf(mailData, mailData.length + MailData.FINAL_DOT.length);
        System.arraycopy(MailData.FINAL_DOT, 0, wire, mailData.length, MailData.FINAL_DOT.length);
        AtomicLong left = new AtomicLong(plan.most());
        long end = System.nanoTime() + plan.time().toNanos();
        Pace pace = new Pace(plan.rate());
        List<Sender> senders = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < plan.sessions(); i++) {
            senders.add(new Sender(plan, wire, pace, left, end));
            threads.add(Thread.ofPlatform().start(senders.getLast()));
        }
        for (int i = 0; i < threads.size(); i++) {
            if (!threads.get(i).join(PATIENCE.plusNanos(end - System.nanoTime()))) {
                senders.get(i).abandon();
                threads.get(i).join();
            }
        }
        Tally all = new Tally();
        senders.forEach(sender -> all.add(sender.tally()));
        return all;
    }
}
