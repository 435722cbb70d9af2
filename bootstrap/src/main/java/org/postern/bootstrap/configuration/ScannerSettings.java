package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.util.List;
import org.postern.bootstrap.yaml.Contradiction;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.ScanAction;

/** One content scanner: where it is, how long and how much it is asked, and what becomes of what it says. */
public record ScannerSettings(
        ScannerKind kind,
        ScannerAddress address,
        Mode mode,
        ScanAction action,
        WhenDown whenDown,
        Duration timeout,
        DataSize maxSize,
        boolean addFields) {

    /** What is done with mail while the scanner is down. */
    public enum WhenDown {
        DEFER,
        ACCEPT
    }

    public ScannerSettings {
        ScannerKeys.TIMEOUT.require(timeout);
        ScannerKeys.MAX_SIZE.require(maxSize);
        if (kind == ScannerKind.RSPAMD && address instanceof ScannerAddress.UnixSocket) {
            throw new Contradiction(
                    List.of("address"),
                    "is a socket in the file system, and kind rspamd speaks HTTP to an address with a port;"
                            + " its worker \"proxy\" takes kind milter on such a socket");
        }
    }
}
