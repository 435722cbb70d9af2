package org.postern.domain.scan;

import java.util.Optional;
import org.postern.domain.smtp.Reply;

/** What a content scanner came to. */
public sealed interface ScanOutcome {

    /** It has nothing against the message. */
    record Clean() implements ScanOutcome {}

    /** It recognized something that nobody wants, by this name. */
    record Found(String name) implements ScanOutcome {
        public Found {
            name = ScanText.of(name);
        }
    }

    /** It would have something done; a reply, when it brought one, is a refusal or a deferral as the wish is. */
    record Wants(Wish wish, Optional<Reply> reply) implements ScanOutcome {
        public Wants {
            boolean fits = reply.isEmpty()
                    || reply.get().isRefusal() && wish == Wish.REFUSE
                    || reply.get().isDeferral() && wish == Wish.DEFER;
            if (!fits) {
                throw new IllegalArgumentException("no reply of that wish: " + reply.get());
            }
        }

        /** A wish without words. */
        public Wants(Wish wish) {
            this(wish, Optional.empty());
        }
    }

    /** It was not asked, as its settings have it. */
    record Skipped(String why) implements ScanOutcome {
        public Skipped {
            why = ScanText.of(why);
        }
    }

    /** It did not answer, or not in a way that can be understood: as if it were not there. */
    record Unavailable(String why) implements ScanOutcome {
        public Unavailable {
            why = ScanText.of(why);
        }
    }

    /** The word in reports and the ledger. */
    default String word() {
        return switch (this) {
            case Clean clean -> "clean";
            case Found found -> "found";
            case Wants wants -> wants.wish().word();
            case Skipped skipped -> "skipped";
            case Unavailable unavailable -> "unavailable";
        };
    }

    /** What there is to say about it; may be empty. */
    default String words() {
        return switch (this) {
            case Clean clean -> "";
            case Found found -> found.name();
            case Wants wants -> wants.reply().map(Reply::toString).orElse("");
            case Skipped skipped -> skipped.why();
            case Unavailable unavailable -> unavailable.why();
        };
    }
}
