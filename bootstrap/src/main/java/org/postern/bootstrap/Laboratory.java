package org.postern.bootstrap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.postern.adapters.scan.Endpoint;
import org.postern.adapters.scan.clamav.ClamavScanner;
import org.postern.adapters.scan.milter.MilterScanner;
import org.postern.adapters.scan.rspamd.RspamdScanner;
import org.postern.application.port.ContentScanner;
import org.postern.application.scan.Scanner;
import org.postern.application.scan.Scanners;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.NameServer;
import org.postern.bootstrap.configuration.ScannerAddress;
import org.postern.bootstrap.configuration.ScannerName;
import org.postern.bootstrap.configuration.ScannerSettings;
import org.postern.domain.policy.Mode;

/** The content scanners that the owner named. */
final class Laboratory {
    private static final int TENTHS = 10;

    private Laboratory() {}

    /** Nine tenths of the time that a message may wait for its place, so that there is time left to keep it. */
    static Scanners scanners(Configuration configuration) {
        Duration time = configuration
                .limits()
                .time()
                .afterDotSoft()
                .multipliedBy(TENTHS - 1)
                .dividedBy(TENTHS);
        boolean decides = configuration.policy().mode() == Mode.ENFORCE;
        List<Scanner> scanners = configuration.scanners().entrySet().stream()
                .map(entry -> scanner(entry, decides))
                .toList();
        return new Scanners(scanners, time, System::nanoTime);
    }

    private static Scanner scanner(Map.Entry<ScannerName, ScannerSettings> entry, boolean decides) {
        ScannerSettings settings = entry.getValue();
        return new Scanner(
                entry.getKey().text(),
                scanner(settings),
                settings.timeout(),
                settings.maxSize().octets(),
                decides && settings.mode() == Mode.ENFORCE && settings.addFields());
    }

    private static ContentScanner scanner(ScannerSettings settings) {
        return switch (settings.kind()) {
            case CLAMAV -> new ClamavScanner(endpoint(settings.address()));
            case RSPAMD -> rspamd(settings.address());
            case MILTER -> new MilterScanner(endpoint(settings.address()));
        };
    }

    /** The configuration has none of it on a socket in the file system. */
    private static ContentScanner rspamd(ScannerAddress address) {
        return switch (endpoint(address)) {
            case Endpoint.Tcp tcp -> new RspamdScanner(tcp);
            case Endpoint.UnixSocket unix -> throw new IllegalStateException("rspamd is not asked over " + unix.path());
        };
    }

    private static Endpoint endpoint(ScannerAddress address) {
        return switch (address) {
            case ScannerAddress.Port port -> new Endpoint.Tcp(socket(port.server()));
            case ScannerAddress.UnixSocket unix -> new Endpoint.UnixSocket(unix.path());
        };
    }

    private static InetSocketAddress socket(NameServer server) {
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(server.address().octets()), server.port());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 octets", impossible);
        }
    }
}
