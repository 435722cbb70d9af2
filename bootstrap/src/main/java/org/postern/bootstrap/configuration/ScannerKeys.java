package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.postern.bootstrap.configuration.ScannerSettings.WhenDown;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.MapKind;
import org.postern.bootstrap.yaml.ScalarKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.ScanAction;

/** The keys of one content scanner. */
final class ScannerKeys {
    static final Key<ScannerSettings, ScannerKind> KIND = Key.required(
            "kind",
            Kinds.choice(ScannerKind.class),
            "What it speaks: clamd's INSTREAM, rspamd's HTTP, or the milter protocol.",
            ScannerSettings::kind);

    static final Key<ScannerSettings, ScannerAddress> ADDRESS = Key.required(
            "address",
            ScalarKind.of(
                    "an address with a port such as 127.0.0.1:3310, or a socket such as unix:/run/clamav/clamd.ctl",
                    ScannerAddress::parse,
                    ScannerAddress::text),
            "Where it listens. What is said to it is not encrypted: use this machine or a network of your own.",
            ScannerSettings::address);

    static final Key<ScannerSettings, Mode> MODE = Key.of(
            "mode",
            Kinds.choice(Mode.class),
            Mode.ENFORCE,
            "With monitor it is asked and its answer is written down, and changes nothing.",
            ScannerSettings::mode);

    static final Key<ScannerSettings, ScanAction> ACTION = Key.of(
            "action",
            Kinds.choice(ScanAction.class),
            ScanAction.REFUSE,
            "What is done with a message it condemns; a deferral or quarantine it asks for is done as asked.",
            ScannerSettings::action);

    static final Key<ScannerSettings, WhenDown> WHEN_DOWN = Key.of(
            "when-down",
            Kinds.choice(WhenDown.class),
            WhenDown.DEFER,
            "What is done while it gives no answer: mail is put off with 451, or taken without it.",
            ScannerSettings::whenDown);

    static final Key<ScannerSettings, Duration> TIMEOUT = Key.of(
            "timeout",
            Kinds.time(Duration.ofMillis(100), Duration.ofMinutes(5)),
            Duration.ofSeconds(30),
            "How long it may take for a message; all of them together have nine tenths of after-dot-soft.",
            ScannerSettings::timeout);

    static final Key<ScannerSettings, DataSize> MAX_SIZE = Key.of(
            "max-size",
            Kinds.size(DataSize.kibibytes(1), DataSize.mebibytes(2048)),
            DataSize.mebibytes(25),
            "A larger message is not shown to it, and taken as far as it goes; no more than what the daemon takes (clamd: StreamMaxLength).",
            ScannerSettings::maxSize);

    static final Key<ScannerSettings, Boolean> ADD_FIELDS = Key.of(
            "add-fields",
            Kinds.flag(),
            true,
            "Whether X- fields and Authentication-Results that it wants added are written on the message.",
            ScannerSettings::addFields);

    static final Section<ScannerSettings> SECTION = new Section<>(
            List.of(KIND, ADDRESS, MODE, ACTION, WHEN_DOWN, TIMEOUT, MAX_SIZE, ADD_FIELDS),
            values -> new ScannerSettings(
                    values.get(KIND),
                    values.get(ADDRESS),
                    values.get(MODE),
                    values.get(ACTION),
                    values.get(WHEN_DOWN),
                    values.get(TIMEOUT),
                    values.get(MAX_SIZE),
                    values.get(ADD_FIELDS)));

    static final MapKind<ScannerName, ScannerSettings> NAMED = new MapKind<>(
            "content scanners by name",
            ScalarKind.of(
                    "a name of at most 32 lower-case letters, digits and hyphens",
                    ScannerName::parse,
                    ScannerName::text),
            SECTION,
            name -> name);

    /** None. */
    static final Map<ScannerName, ScannerSettings> NONE = Map.of();

    private ScannerKeys() {}
}
