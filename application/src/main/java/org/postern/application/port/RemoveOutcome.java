package org.postern.application.port;

import java.util.List;
import java.util.Optional;
import org.postern.domain.smtp.TransactionId;

/**
 * How taking messages away ended: these are gone for good. A fault says, for the log, what the disk refused: the others
 * are still there, and octets of the last that are gone may be until the disk works again.
 */
public record RemoveOutcome(List<TransactionId> gone, Optional<String> fault) {

    public RemoveOutcome {
        gone = List.copyOf(gone);
    }
}
