package org.postern.bootstrap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.adapters.trace.OpenSession;
import org.postern.bootstrap.text.Printable;

/** The screen of {@code postern top}: lines of at most 79 characters, out of the snapshots seen so far. */
final class TopView {
    private static final int WIDTH = 79;
    private static final int FEWEST_TABLE = 3;
    private static final String RATES = "%-20s%14s%14s%16s";
    private static final String TIMES = "%-20s%14s%14s%16s";
    private static final String PAIR = "%-20.20s%8s%10s   %-18.18s%8s%10s";
    private static final String SESSION = "%-28.28s%-4s%9s  %-18.18s%7s%8s";

    private final TopHistory history;
    private final TopSnapshot now;

    TopView(TopHistory history) {
        this.history = history;
        this.now = history.newest();
    }

    /** As many lines as a terminal of that height has room for. */
    List<String> lines(int height) {
        List<String> lines = new ArrayList<>();
        head(lines);
        rates(lines);
        times(lines);
        int left = Math.max(0, height - lines.size() - 3);
        int refusals = Math.min(Math.max(now.rules().size(), now.replies().size()), Math.max(FEWEST_TABLE, left / 2));
        refusals(lines, refusals);
        sessions(lines, height - lines.size() - 2);
        return lines.stream().limit(height).map(TopView::fitting).toList();
    }

    private static String fitting(String line) {
        String safe = Printable.escape(line).stripTrailing();
        return safe.length() > WIDTH ? safe.substring(0, WIDTH) : safe;
    }

    private void head(List<String> lines) {
        lines.add("postern " + now.version() + "  " + now.hostname() + "  up " + span(now.uptimeSeconds()) + "  "
                + (now.ready() ? "READY" : "NOT READY"));
        lines.add(String.join(" · ", now.conditions()) + " · " + octets(now.number("free")) + " free");
        lines.add("");
    }

    private void rates(List<String> lines) {
        lines.add(String.format(Locale.ROOT, RATES, "", "per second", "per minute", "since start"));
        lines.add(rate(count(now.number("open")) + " sessions open", "sessions"));
        for (String outcome : List.of("kept", "quarantined", "refused", "deferred", "abandoned")) {
            lines.add(rate(outcome, outcome));
        }
        lines.add(String.format(
                Locale.ROOT,
                RATES,
                "octets kept",
                octets(history.perSecond("octets")),
                octets(history.perMinute("octets")),
                octets(now.number("octets"))));
        lines.add(rate("DNS questions", "questions"));
        lines.add(rate("  without answer", "failures"));
        lines.add("");
    }

    private String rate(String title, String name) {
        return String.format(
                Locale.ROOT,
                RATES,
                title,
                String.format(Locale.ROOT, "%.1f", history.perSecond(name)),
                String.format(Locale.ROOT, "%.1f", history.perMinute(name)),
                count(now.number(name)));
    }

    private void times(List<String> lines) {
        lines.add(String.format(Locale.ROOT, TIMES, "of the last minute", "half within", "95 % within", "99 % within"));
        lines.add(time("message to reply", "reply"));
        lines.add(time("DNS answer", "dns"));
        lines.add(time("store write", "store")
                + (now.number("writing") > 0
                        ? String.format(Locale.ROOT, "  oldest %.1f s", now.number("oldest"))
                        : ""));
        lines.add("");
    }

    private String time(String title, String name) {
        return String.format(
                Locale.ROOT,
                TIMES,
                title,
                history.within(name, 0.5),
                history.within(name, 0.95),
                history.within(name, 0.99));
    }

    private void refusals(List<String> lines, int most) {
        if (most == 0) {
            return;
        }
        lines.add(String.format(Locale.ROOT, PAIR, "by rule", "/min", "total", "negative replies", "/min", "total"));
        List<Map.Entry<String, Double>> rules = largest(now.rules());
        List<Map.Entry<String, Double>> replies = largest(now.replies());
        for (int i = 0; i < most; i++) {
            String[] left = cells(rules, i, TopSnapshot::rules);
            String[] right = cells(replies, i, TopSnapshot::replies);
            lines.add(String.format(Locale.ROOT, PAIR, left[0], left[1], left[2], right[0], right[1], right[2]));
        }
        lines.add("");
    }

    private String[] cells(List<Map.Entry<String, Double>> all, int number, TopHistory.Counts counts) {
        if (number >= all.size()) {
            return new String[] {"", "", ""};
        }
        String name = all.get(number).getKey();
        String recent = String.format(Locale.ROOT, "%.1f", history.perMinute(counts, name));
        return new String[] {name, recent, count(all.get(number).getValue())};
    }

    private static List<Map.Entry<String, Double>> largest(Map<String, Double> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private void sessions(List<String> lines, int most) {
        if (now.oldest().isEmpty() || most < 1) {
            return;
        }
        lines.add(String.format(Locale.ROOT, SESSION, "oldest sessions", "TLS", "for", "now", "mails", "errors"));
        for (OpenSession session : now.oldest().stream().limit(most).toList()) {
            lines.add(String.format(
                    Locale.ROOT,
                    SESSION,
                    session.client(),
                    session.tls() ? "yes" : "no",
                    span(session.millis() / 1_000),
                    session.doing(),
                    session.transactions(),
                    session.errors()));
        }
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }

    static String octets(double octets) {
        if (Double.isNaN(octets)) {
            return "?";
        }
        double rest = octets;
        for (String unit : List.of("B", "KiB", "MiB", "GiB", "TiB")) {
            if (rest < 1_024 || unit.equals("TiB")) {
                return String.format(Locale.ROOT, unit.equals("B") ? "%.0f %s" : "%.1f %s", rest, unit);
            }
            rest /= 1_024;
        }
        throw new IllegalStateException("no unit is the last");
    }

    /** The two largest units of a time. */
    static String span(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " m";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " m " + time.toSecondsPart() + " s" : seconds + " s";
    }
}
