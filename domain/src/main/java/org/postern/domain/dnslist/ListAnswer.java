package org.postern.domain.dnslist;

import java.util.List;
import org.postern.domain.address.Ipv4Address;

/** What a list said of an address: its codes that count, and for no answer why. */
public record ListAnswer(DnsList list, Listing listing, List<Ipv4Address> codes, String detail) {

    /** How it stands. */
    public enum Listing {
        LISTED,
        NOT_LISTED,
        /** Nothing is known: a time-out, a refusal, a zone that is none any more. */
        NO_ANSWER
    }

    public ListAnswer {
        codes = List.copyOf(codes);
    }

    /** What it adds to the score. */
    public int score() {
        if (listing != Listing.LISTED) {
            return 0;
        }
        return switch (list.kind()) {
            case BLOCK -> list.weight();
            case WELCOME -> -list.weight();
        };
    }
}
