package org.postern.domain.dnslist;

import java.util.Locale;
import org.postern.domain.address.DomainName;

/**
 * A list of addresses published in the DNS, and how much it is worth here: RFC 5782, RFC 8904. {@code weight} is above
 * zero; it is added to the score for a listing on a block list and taken off for one on a welcome list.
 */
public record DnsList(DomainName zone, Kind kind, int weight, ReturnCodes codes) {

    /** What being listed means. */
    public enum Kind {
        /** Bad. */
        BLOCK,
        /** Good. */
        WELCOME;

        /** The word in configuration and reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DnsList {
        if (weight < 1) {
            throw new IllegalArgumentException("a list without weight");
        }
    }
}
