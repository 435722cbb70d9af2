package org.postern.domain.spf;

import java.util.List;

/** Why a result is what it is, for people and for the ledger; all text is printable ASCII of bounded length. */
public sealed interface SpfReason {

    /** A directive as published, and the domain in whose record it stands. */
    record Place(String directive, String domain) {}

    /**
     * A mechanism matched. The first place is the one that decided; when that is an "include", the next is what matched
     * in the included record, and so on.
     */
    record Matched(List<Place> places) implements SpfReason {
        public Matched {
            places = List.copyOf(places);
        }
    }

    /** No mechanism of the domain's record matched, and nothing was redirected: RFC 7208 §4.7. */
    record NothingMatched(String domain) implements SpfReason {}

    /** There was no record to evaluate: RFC 7208 §4.3, §4.5. */
    record NoRecord(String domain, String problem) implements SpfReason {}

    /** The evaluation broke off in the record of the domain: RFC 7208 §2.6.6, §2.6.7. */
    record Broken(String domain, String problem) implements SpfReason {}

    /** One sentence. */
    default String text() {
        return switch (this) {
            case Matched matched -> {
                StringBuilder text = new StringBuilder();
                for (Place place : matched.places()) {
                    text.append(text.isEmpty() ? "" : ", there ");
                    text.append(place.directive()).append(" of ").append(place.domain());
                }
                yield text.append(" matched").toString();
            }
            case NothingMatched nothing -> "no mechanism of " + nothing.domain() + " matched";
            case NoRecord none -> none.domain() + ": " + none.problem();
            case Broken broken -> broken.domain() + ": " + broken.problem();
        };
    }
}
