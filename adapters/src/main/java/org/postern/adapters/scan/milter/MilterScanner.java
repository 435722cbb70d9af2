package org.postern.adapters.scan.milter;

import java.io.IOException;
import org.postern.adapters.scan.Connection;
import org.postern.adapters.scan.Daemon;
import org.postern.adapters.scan.Endpoint;
import org.postern.application.port.ContentScanner;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanRequest;

/** A filter that speaks the milter protocol: opendkim, opendmarc, spamass-milter, rspamd's proxy and many more. */
public final class MilterScanner implements ContentScanner {
    private static final Packet QUIT = Packet.of('Q');

    private final Daemon daemon;

    public MilterScanner(Endpoint endpoint) {
        this.daemon = new Daemon(endpoint);
    }

    @Override
    public ScanAnswer scan(ScanRequest request) {
        if (request.recipients().isEmpty()) {
            return ScanAnswer.of(new ScanOutcome.Skipped("a milter is asked about a transaction, with its recipients"));
        }
        return daemon.ask(request.patience(), connection -> {
            Negotiation agreed = Negotiation.with(connection);
            ScanAnswer answer = new Transaction(connection, request, agreed).tell();
            quit(connection);
            return answer;
        });
    }

    /** It has said what it had to say; one that is gone by now has said it all the same. */
    private static void quit(Connection connection) {
        try {
            QUIT.write(connection);
        } catch (IOException gone) {
            connection.close();
        }
    }
}
