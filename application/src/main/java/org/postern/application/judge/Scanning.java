package org.postern.application.judge;

import java.util.List;
import org.postern.domain.scan.ScanRequest;

/** Whom a message is shown to beside the checks of the {@link Judge}. */
public interface Scanning {
    /** None. */
    UnderWay NOTHING = new UnderWay() {
        @Override
        public List<ScanEvidence> results() {
            return List.of();
        }

        @Override
        public void close() {}
    };

    /** Nobody. */
    Scanning NOBODY = request -> NOTHING;

    /** Has everybody begin; each has as much of the request's patience as it may. */
    UnderWay begin(ScanRequest request);

    /** Scans that have begun. Closing ends what nobody waits for any more. */
    interface UnderWay extends AutoCloseable {

        /** What each said, in their order; waits for all, no longer than they have. */
        List<ScanEvidence> results();

        @Override
        void close();
    }
}
