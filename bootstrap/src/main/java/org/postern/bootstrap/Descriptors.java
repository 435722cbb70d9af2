package org.postern.bootstrap;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files the process may have open; connections must leave enough of them to keep mail. */
final class Descriptors {
    private static final int UNKNOWN = 1_024;

    private Descriptors() {}

    /** The part of the limit, in percent, that connections may take. */
    static int forConnections(int percent) {
        return (int) Math.min(Integer.MAX_VALUE, limit() * percent / 100);
    }

    /** How many this process may have open. */
    static long limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : UNKNOWN;
    }
}
