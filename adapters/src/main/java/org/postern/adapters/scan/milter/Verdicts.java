package org.postern.adapters.scan.milter;

import java.io.IOException;
import java.util.Optional;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanOutcome.Wants;
import org.postern.domain.scan.Wish;
import org.postern.domain.smtp.AskedReply;
import org.postern.domain.smtp.Reply;

/** What a filter's answers mean for the message (SMFIR_*). */
final class Verdicts {
    static final char CONTINUE = 'c';
    static final char SKIP = 's';
    static final char PROGRESS = 'p';

    private Verdicts() {}

    /** The outcome; empty when the transaction goes on. What is no answer is an exception. */
    static Optional<ScanOutcome> of(Packet answer, Remarks remarks) throws IOException {
        return switch (answer.kind()) {
            case CONTINUE, SKIP -> Optional.empty();
            case 'a' -> Optional.of(new ScanOutcome.Clean());
            case 'r' -> Optional.of(new Wants(Wish.REFUSE));
            case 't', 'f', '4' -> Optional.of(new Wants(Wish.DEFER));
            case 'd' -> {
                remarks.note("asked to throw it away, which is not done here");
                yield Optional.of(new Wants(Wish.QUARANTINE));
            }
            case 'y' -> Optional.of(said(answer));
            default -> throw new IOException("it gave an answer that the protocol has not: " + (int) answer.kind());
        };
    }

    /** In the text a percent sign stands twice. */
    private static Wants said(Packet answer) throws IOException {
        Reply reply = AskedReply.read(answer.text().replace("%%", "%"))
                .orElseThrow(() -> new IOException("it asked for a reply that is neither 4yz nor 5yz"));
        return new Wants(reply.isRefusal() ? Wish.REFUSE : Wish.DEFER, Optional.of(reply));
    }
}
