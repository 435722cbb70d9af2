package org.postern.bootstrap.configuration;

import java.util.List;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Section;

/** The keys of the log. */
final class LogKeys {
    static final Key<LogSettings, LogFormat> FORMAT = Key.of(
            "format",
            Kinds.choice(LogFormat.class),
            LogFormat.PLAIN,
            "How an event is written on standard error, one a line either way: plain for people, or json.",
            LogSettings::format);

    static final Section<LogSettings> SECTION =
            new Section<>(List.of(FORMAT), values -> new LogSettings(values.get(FORMAT)));

    private LogKeys() {}
}
