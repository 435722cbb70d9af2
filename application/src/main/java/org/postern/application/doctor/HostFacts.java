package org.postern.application.doctor;

import java.util.function.Supplier;

/** What the machine says of itself, found out when it is asked for. */
public record HostFacts(Supplier<ClockFacts> clock, Supplier<DiskFacts> disk, Supplier<FileFacts> files) {}
