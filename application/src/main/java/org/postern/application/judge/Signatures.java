package org.postern.application.judge;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.postern.domain.arc.ArcReport;
import org.postern.domain.arc.ArcValidation;
import org.postern.domain.arc.ArcValidator;
import org.postern.domain.dkim.BodyExtent;
import org.postern.domain.dkim.BodyHashes;
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dkim.DkimVerification;
import org.postern.domain.dkim.DkimVerifier;
import org.postern.domain.dkim.SignedMessage;
import org.postern.domain.dns.Dns;
import org.postern.domain.message.MessageContent;

/**
 * The signatures of one message, those of DKIM and those of ARC. Whoever comes first reads the message and hashes its body
 * for both; then each verifies its own, side by side.
 */
final class Signatures {
    private final Instant at;
    private final FutureTask<Begun> reading;

    private record Begun(DkimVerification dkim, ArcValidation arc, BodyHashes bodies) {}

    Signatures(MessageContent content, Dns dns, Instant at) {
        this.at = at;
        this.reading = new FutureTask<>(() -> begin(content, dns));
    }

    private static Begun begin(MessageContent content, Dns dns) throws IOException {
        SignedMessage message = SignedMessage.read(content);
        DkimVerification dkim = new DkimVerifier(dns).begin(message);
        ArcValidation arc = new ArcValidator(dns).begin(message);
        Set<BodyExtent> extents = new LinkedHashSet<>(dkim.extents());
        extents.addAll(arc.extents());
        return new Begun(dkim, arc, message.hashBody(extents));
    }

    private Begun begun() throws IOException, InterruptedException {
        reading.run();
        try {
            return reading.get();
        } catch (ExecutionException broken) {
            throw new IOException("the message could not be read: " + broken.getCause(), broken.getCause());
        }
    }

    DkimReport dkim() throws IOException, InterruptedException {
        Begun begun = begun();
        return begun.dkim().report(begun.bodies(), at);
    }

    ArcReport arc() throws IOException, InterruptedException {
        Begun begun = begun();
        return begun.arc().report(begun.bodies(), at);
    }
}
