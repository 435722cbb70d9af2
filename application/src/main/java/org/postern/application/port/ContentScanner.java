package org.postern.application.port;

import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanRequest;

/**
 * Looks at a whole message and says what it is: a virus scanner, a spam filter, a milter. Any number of messages at once.
 * Whatever its daemon does (is away, is silent, talks without end, talks nonsense), the answer is there within the
 * request's patience and little more, and then says unavailable; so it does when the thread is interrupted. It never
 * throws, holds no more of the message in memory than a piece, and takes no more of the answer than it has use for.
 */
public interface ContentScanner {

    /** What it says of this message. */
    ScanAnswer scan(ScanRequest request);
}
