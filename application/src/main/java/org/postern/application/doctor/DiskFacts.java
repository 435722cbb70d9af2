package org.postern.application.doctor;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the mail lies: the folder, the kind of its file system as the system names it, octets that are free and those the
 * server never uses up, and how long it takes to write a small file and sync it, or why that cannot be done (both empty:
 * there is no store yet).
 */
public record DiskFacts(
        String folder, String kind, long free, long minFree, Optional<Duration> sync, Optional<String> trouble) {}
