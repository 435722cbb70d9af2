package org.postern.bootstrap.configuration;

/** How events are written to standard error. The meaning of each stands in the reference, docs/configuration.md. */
public record LogSettings(LogFormat format) {

    /** Every default. */
    public static LogSettings standard() {
        return new LogSettings(LogFormat.PLAIN);
    }
}
