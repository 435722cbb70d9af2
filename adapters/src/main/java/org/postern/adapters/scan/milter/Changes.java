package org.postern.adapters.scan.milter;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.scan.Connection;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.Wish;

/**
 * What a filter wants changed at the end of the body, up to its verdict. A field of its own may come on top; what the
 * client sent stays as it is: envelope, fields and body.
 */
final class Changes {
    private static final int INDEX = Integer.BYTES;

    private final Remarks remarks;
    private boolean quarantine;

    Changes(Remarks remarks) {
        this.remarks = remarks;
    }

    /** Takes them all, and the verdict behind them. */
    ScanAnswer read(Connection connection) throws IOException {
        Packet answer = Packet.read(connection);
        while (isNoVerdict(answer)) {
            answer = Packet.read(connection);
        }
        ScanOutcome verdict = Verdicts.of(answer, remarks).orElseGet(ScanOutcome.Clean::new);
        boolean kept = quarantine && verdict instanceof ScanOutcome.Clean;
        return remarks.with(kept ? new ScanOutcome.Wants(Wish.QUARANTINE, Optional.empty()) : verdict);
    }

    private boolean isNoVerdict(Packet answer) {
        switch (answer.kind()) {
            case Verdicts.PROGRESS -> {}
            case 'h' -> remarks.add(text(answer.texts(0), 0), text(answer.texts(0), 1));
            case 'i' -> remarks.add(text(answer.texts(INDEX), 0), text(answer.texts(INDEX), 1));
            case 'm' -> remarks.change(text(answer.texts(INDEX), 0), text(answer.texts(INDEX), 1));
            case 'b' -> remarks.note("the body was not replaced");
            case 'e' -> remarks.note("the reverse-path was not changed");
            case '+', '2' -> remarks.note("no recipient was added");
            case '-' -> remarks.note("no recipient was taken away");
            case 'q' -> {
                quarantine = true;
                remarks.note("asked for quarantine: " + answer.text());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The text at a place; empty where there is none. */
    private static String text(List<String> texts, int place) {
        return place < texts.size() ? texts.get(place) : "";
    }
}
