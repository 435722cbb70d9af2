package org.postern.bootstrap;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.postern.adapters.emlstore.EmlStore;
import org.postern.adapters.h2index.H2Greylist;
import org.postern.adapters.ledgerfile.FileLedger;
import org.postern.adapters.metrics.Gauges;
import org.postern.adapters.metrics.ProcessGauges;
import org.postern.adapters.observe.RunMark;
import org.postern.adapters.trace.FlightRecorder;
import org.postern.application.dns.CachingDns;
import org.postern.application.health.AssessHealth;
import org.postern.application.health.WatchClock;
import org.postern.application.index.IndexStatus;
import org.postern.bootstrap.logging.Logs;

/** What the metrics say of the parts of the server when somebody asks; none of it waits for a disk. */
final class Readings {
    private static final double MILLIS = 1e3;

    private final Gauges gauges;

    /** Whom it asks. */
    record Parts(
            EmlStore store,
            Index index,
            FileLedger ledger,
            H2Greylist greylist,
            Supplier<CachingDns.Counts> cache,
            IntSupplier connections,
            int limit) {}

    Readings(Gauges gauges) {
        this.gauges = gauges;
    }

    void register(Parts parts, AssessHealth health, WatchClock clock, RunMark mark) {
        server(health, clock, mark);
        connections(parts);
        store(parts.store());
        index(parts.index());
        ledger(parts.ledger());
        greylist(parts.greylist());
        cache(parts.cache());
        ProcessGauges.register(gauges);
    }

    /** That of the jar. */
    static String version() {
        String version = Readings.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /** What was to be written for the owner and could not be. */
    static void losses(Gauges gauges, FlightRecorder flights) {
        gauges.counter(
                "postern_log_events_lost_total",
                "Events of the log that could not be written: their reader was stuck, or their disk full.",
                Logs::lost);
        gauges.counter("postern_flights_written_total", "Dialogues of failed sessions written down.", flights::written);
        gauges.counter("postern_flights_lost_total", "Those that could not be.", flights::lost);
    }

    private void server(AssessHealth health, WatchClock clock, RunMark mark) {
        gauges.constant("postern_build_info", "The version that runs.", Map.of("version", version()));
        gauges.gauge(
                "postern_ready",
                "1 while mail can be taken.",
                () -> health.now().isReady() ? 1 : 0);
        gauges.gauge(
                "postern_unclean_start",
                "1 when the server before this one was not stopped in order: a kill, a crash, a power cut.",
                () -> mark.isAfterUncleanEnd() ? 1 : 0);
        gauges.counter(
                "postern_clock_steps_total", "How often the wall clock was set by a second or more.", clock::steps);
        gauges.gauge(
                "postern_clock_step_seconds",
                "The newest of these steps, below zero for one back; 0 when there was none.",
                () -> clock.lastStep().toMillis() / MILLIS);
    }

    private void connections(Parts parts) {
        gauges.gauge(
                "postern_connections_open",
                "TCP connections to all listeners, those without a session yet among them.",
                () -> parts.connections().getAsInt());
        gauges.gauge(
                "postern_connections_limit",
                "How many there may be; above it a connection is answered 421 and closed.",
                parts::limit);
    }

    private void store(EmlStore store) {
        gauges.gauge(
                "postern_store_free_bytes",
                "Octets free on the file system of emails, as of some seconds ago; NaN before the first look.",
                () -> store.free().isPresent() ? store.free().getAsLong() : Double.NaN);
    }

    private void index(Index index) {
        gauges.gauges("postern_index_state", "1 for the state the index is in.", "state", () -> states(index.status()));
        gauges.gauge(
                "postern_index_waiting",
                "Messages kept that are not yet in the index, as far as they are queued.",
                () -> index.status().waiting());
        gauges.counter(
                "postern_index_written_total",
                "Entries written to the index.",
                () -> index.status().written());
        gauges.counter(
                "postern_index_overflowed_total",
                "Messages that found no place in its queue; they are found in the store later.",
                () -> index.status().overflowed());
        gauges.counter(
                "postern_index_unreadable_total",
                "Files that could not be read for the index.",
                () -> index.status().unreadable());
    }

    private static Map<String, Double> states(IndexStatus status) {
        Map<String, Double> states = new LinkedHashMap<>();
        for (IndexStatus.State state : IndexStatus.State.values()) {
            String word = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
            states.put(word, status.state() == state ? 1.0 : 0.0);
        }
        return states;
    }

    private void ledger(FileLedger ledger) {
        gauges.counter("postern_ledger_entries_lost_total", "Decisions that could not be written down.", ledger::lost);
    }

    private void greylist(H2Greylist greylist) {
        gauges.gauge("postern_greylist_senders", "Senders that the greylist remembers, roughly.", greylist::count);
        gauges.counter(
                "postern_greylist_faults_total",
                "How often the greylist could not be asked or told something; such mail is not put off.",
                greylist::faults);
    }

    private void cache(Supplier<CachingDns.Counts> cache) {
        gauges.counters(
                "postern_dns_cache_lookups_total",
                "Questions to the cache: hit; shared with one under way; miss.",
                "result",
                () -> lookups(cache.get()));
        gauges.gauge(
                "postern_dns_cache_entries",
                "Answers in the cache.",
                () -> cache.get().entries());
        gauges.gauge(
                "postern_dns_cache_bytes",
                "Memory they take, roughly.",
                () -> cache.get().octets());
    }

    private static Map<String, Double> lookups(CachingDns.Counts counts) {
        return Map.of(
                "hit", (double) counts.hits(),
                "shared", (double) counts.shared(),
                "miss", (double) counts.misses());
    }
}
