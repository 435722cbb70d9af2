package org.postern.testkit.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.postern.application.port.ContentScanner;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanRequest;
import org.postern.domain.scan.Wish;
import org.postern.domain.smtp.AskedReply;

/** The content scanner of the stories: the messages say themselves what it is to say of them, in a line of their body. */
final class StoryScanner implements ContentScanner {

    @Override
    public ScanAnswer scan(ScanRequest request) {
        try (InputStream octets = request.content().open()) {
            String text = new String(octets.readAllBytes(), StandardCharsets.ISO_8859_1);
            return ScanAnswer.of(outcome(text));
        } catch (IOException lost) {
            return ScanAnswer.unavailable("the message cannot be read");
        }
    }

    private static ScanOutcome outcome(String text) {
        if (text.contains("scanner: found")) {
            return new ScanOutcome.Found("Story-Virus");
        }
        if (text.contains("scanner: refuse")) {
            return new ScanOutcome.Wants(Wish.REFUSE);
        }
        if (text.contains("scanner: defer")) {
            return new ScanOutcome.Wants(Wish.DEFER);
        }
        if (text.contains("scanner: reply")) {
            return new ScanOutcome.Wants(Wish.REFUSE, AskedReply.read("550 5.7.1 No thanks"));
        }
        return text.contains("scanner: down") ? new ScanOutcome.Unavailable("it is away") : new ScanOutcome.Clean();
    }
}
