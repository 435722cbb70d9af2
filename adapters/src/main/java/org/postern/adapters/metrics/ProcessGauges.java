package org.postern.adapters.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The process itself, under the names that Prometheus' own clients give: what each dashboard knows already. */
public final class ProcessGauges {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private ProcessGauges() {}

    /** Registers them. */
    public static void register(Gauges gauges) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        gauges.gauge(
                "process_start_time_seconds",
                "When the process was started, in seconds since 1970.",
                () -> ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
        gauges.gauge(
                "jvm_memory_heap_used_bytes",
                "Heap in use, garbage included.",
                () -> memory.getHeapMemoryUsage().getUsed());
        gauges.gauge(
                "jvm_memory_heap_max_bytes",
                "Heap at most.",
                () -> memory.getHeapMemoryUsage().getMax());
        gauges.counter("jvm_gc_seconds_total", "Time spent collecting garbage.", ProcessGauges::collecting);
        gauges.gauge(
                "jvm_threads",
                "Platform threads; sessions have virtual ones, which are not among them.",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            gauges.counter(
                    "process_cpu_seconds_total",
                    "CPU time of the process.",
                    () -> Math.max(0, unix.getProcessCpuTime()) / NANOS);
            gauges.gauge("process_open_fds", "File descriptors open.", unix::getOpenFileDescriptorCount);
            gauges.gauge("process_max_fds", "File descriptors at most.", unix::getMaxFileDescriptorCount);
        }
    }

    private static double collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .filter(time -> time > 0)
                        .sum()
                / MILLIS;
    }
}
