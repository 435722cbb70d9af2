package org.postern.domain.arc;

import java.util.List;
import java.util.OptionalInt;

/**
 * What became of the chain: RFC 8617 §5.2. The sets are in the order of their instances and empty when the structure is
 * broken; {@code oldestPass} is there when the chain passes: the oldest instance whose ARC-Message-Signature still
 * verifies together with all later ones, or 0 when all do.
 */
public record ArcReport(ArcResult result, String why, OptionalInt oldestPass, List<ArcSetReport> sets) {

    public ArcReport {
        sets = List.copyOf(sets);
    }
}
