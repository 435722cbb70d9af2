package org.postern.bootstrap;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.adapters.metrics.Totals;

/** The snapshots of the last minute, and what follows from two of them: rates, and how long things took lately. */
final class TopHistory {
    private static final double MINUTE = 60;
    private static final double MOMENT = 4;
    private static final double NANOS = 1e9;

    private final ArrayDeque<TopSnapshot> seen = new ArrayDeque<>();

    /** One of the maps of counts of a snapshot. */
    interface Counts {
        Map<String, Double> of(TopSnapshot snapshot);
    }

    /** The newest; after a restart of the server the older ones say nothing of it. */
    void add(TopSnapshot snapshot) {
        if (!seen.isEmpty() && snapshot.uptimeSeconds() < seen.getLast().uptimeSeconds()) {
            seen.clear();
        }
        seen.addLast(snapshot);
        while (seen.size() > 2 && age(second()) >= MINUTE) {
            seen.removeFirst();
        }
    }

    private TopSnapshot second() {
        Iterator<TopSnapshot> all = seen.iterator();
        all.next();
        return all.next();
    }

    TopSnapshot newest() {
        return seen.getLast();
    }

    private double age(TopSnapshot snapshot) {
        return (newest().nanos() - snapshot.nanos()) / NANOS;
    }

    /** Over the last few seconds. */
    double perSecond(String name) {
        TopSnapshot from =
                seen.stream().filter(one -> age(one) <= MOMENT).findFirst().orElseThrow();
        return rate(from, TopSnapshot::numbers, name);
    }

    /** Over the last minute, or what has been seen of it. */
    double perMinute(String name) {
        return perMinute(TopSnapshot::numbers, name);
    }

    double perMinute(Counts counts, String name) {
        return rate(seen.getFirst(), counts, name) * MINUTE;
    }

    /** Per second; with a single snapshot since the start of the server. */
    private double rate(TopSnapshot from, Counts counts, String name) {
        double value = counts.of(newest()).getOrDefault(name, 0.0);
        if (from.nanos() == newest().nanos()) {
            return seen.size() > 1 ? 0 : value / Math.max(1, newest().uptimeSeconds());
        }
        double before = counts.of(from).getOrDefault(name, 0.0);
        return (value - before) / Math.max(1e-3, age(from));
    }

    /** The bound under which that part of the last minute's observations lies; of all of them in a single snapshot. */
    String within(String name, double part) {
        Totals.Spread spread = newest().spreads().get(name);
        if (spread == null || spread.counts().isEmpty()) {
            return "-";
        }
        Totals.Spread before = seen.size() > 1 ? seen.getFirst().spreads().get(name) : null;
        return within(spread.bounds(), recent(spread.counts(), before == null ? List.of() : before.counts()), part);
    }

    private static List<Long> recent(List<Long> now, List<Long> before) {
        List<Long> recent = new java.util.ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            recent.add(now.get(i) - (i < before.size() ? before.get(i) : 0));
        }
        return recent;
    }

    private static String within(List<Double> bounds, List<Long> counts, double part) {
        long all = counts.stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return "-";
        }
        long reached = 0;
        for (int i = 0; i < bounds.size(); i++) {
            reached += counts.get(i);
            if (reached >= part * all) {
                return seconds(bounds.get(i));
            }
        }
        return "> " + seconds(bounds.getLast());
    }

    private static String seconds(double seconds) {
        return seconds < 1
                ? String.format(Locale.ROOT, "%s ms", trimmed(seconds * 1_000))
                : String.format(Locale.ROOT, "%s s", trimmed(seconds));
    }

    private static String trimmed(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
