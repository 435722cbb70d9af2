package org.postern.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in rounds, each with a new process for each figure, ours and its peer's in turn, and prints the
 * medians of the rounds. Warming up is so much work, not so much time, and what is compiled is waited for ({@code -Xbatch}):
 * on a busy machine a compiler in the background would come late, and its work would count as ours.
 */
public final class Figures {
    private final SortedMap<String, Row> rows = new TreeMap<>();

    /** Nanoseconds of the processor for an operation, one figure a round, and octets allocated. */
    private record Row(List<Double> ours, List<Double> peers, List<Double> allocated) {
        Row() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /** Each round has its own ratio: what else the machine did, it did to both. */
        double ratio() {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < ours.size(); i++) {
                ratios.add(ours.get(i) / peers.get(i));
            }
            return median(ratios);
        }
    }

    private Figures() {}

    /** {@code [which [rounds]]}: a regular expression over the names of the benchmarks, and how many rounds. */
    public static void main(String[] arguments) throws RunnerException {
        String which = arguments.length > 0 ? arguments[0] : ".*";
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Figures figures = new Figures();
        for (int round = 1; round <= rounds; round++) {
            System.err.println("round " + round + " of " + rounds);
            figures.run(which);
        }
        figures.print();
    }

    private void run(String which) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(which)
                        .forks(1)
                        .jvmArgs("-Xmx1g", "-XX:+UseSerialGC", "-Xbatch")
                        .addProfiler(CpuProfiler.class)
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()
                .forEach(this::add);
    }

    private void add(RunResult result) {
        String name = result.getParams().getBenchmark();
        String method = name.substring(name.lastIndexOf('.') + 1);
        String input = result.getParams().getParam("input");
        String kind = name.substring(0, name.lastIndexOf('.'));
        kind = kind.substring(kind.lastIndexOf('.') + 1).replace("Benchmark", "");
        Row row = rows.computeIfAbsent(kind + ": " + input, key -> new Row());
        (method.equals("peer") ? row.peers() : row.ours()).add(score(result, CpuProfiler.LABEL));
        if (!method.equals("peer")) {
            row.allocated()
                    .add(score(result, "gc.alloc.rate.norm")
                            / result.getParams().getMeasurement().getBatchSize());
        }
    }

    private static double score(RunResult result, String label) {
        var secondary = result.getSecondaryResults();
        for (String name : secondary.keySet()) {
            if (name.endsWith(label)) {
                return secondary.get(name).getScore();
            }
        }
        throw new IllegalStateException("no " + label + " among " + secondary.keySet());
    }

    private void print() {
        System.out.printf("%-40s %12s %12s %8s %12s %12s%n", "", "CPU", "peer's", "ratio", "beyond", "allocated");
        rows.forEach((name, row) -> System.out.printf(
                "%-40s %9.1f us %9.1f us %8.2f %9.1f us %9.1f kB%s%n",
                name,
                median(row.ours()) / 1e3,
                median(row.peers()) / 1e3,
                row.ratio(),
                (median(row.ours()) - median(row.peers())) / 1e3,
                median(row.allocated()) / 1e3,
                name.startsWith("Body") ? rate(row) : ""));
    }

    private static String rate(Row row) {
        double megabytes = BodyBenchmark.OCTETS / 1e6;
        return String.format(
                "  %.0f MB/s, peer %.0f MB/s",
                megabytes / (median(row.ours()) / 1e9), megabytes / (median(row.peers()) / 1e9));
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
