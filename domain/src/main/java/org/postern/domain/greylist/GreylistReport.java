package org.postern.domain.greylist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a message stands with the greylist, before any rule has a say. */
public sealed interface GreylistReport {

    /** Nobody looked: such mail is never put off. */
    record Exempt(Reason reason) implements GreylistReport {}

    /** It could not be looked up, which is our trouble and delays nobody. */
    record Unavailable(String why) implements GreylistReport {}

    /**
     * It was looked up at that time. {@code keys}: what is remembered of its sender; {@code sender}: what is known of it by now, empty for
     * one that was not met before.
     */
    record Looked(List<String> keys, Optional<Acquaintance> sender, Instant at) implements GreylistReport {
        public Looked {
            keys = List.copyOf(keys);
        }

        /** How long it should wait before it comes again; zero when it need not. */
        public Duration waits(GreylistTimes times) {
            return sender.map(met -> times.waits(met, at)).orElse(times.delay());
        }

        /** What is to be remembered of it from now on. */
        public List<Acquaintance> after(GreylistTimes times) {
            return keys.stream().map(key -> times.after(key, sender, at)).toList();
        }

        /** Whom it is about, in words. */
        public String who() {
            return sender.map(Acquaintance::key).orElseGet(() -> String.join(", ", keys));
        }
    }

    /** Why nobody looked. */
    enum Reason {
        /** Its owner's word: RFC 6647 §5 clause 6. */
        ALLOWED("allow-list", "the client is on the allow list"),
        /** It is proven who the author is. */
        ALIGNED("dmarc-pass", "DMARC passes"),
        /** RFC 6647 §2.7. */
        WELCOME("welcome-list", "the client is on a welcome list");

        private final String word;
        private final String sentence;

        Reason(String word, String sentence) {
            this.word = word;
            this.sentence = sentence;
        }

        /** The word in reports and the ledger. */
        public String word() {
            return word;
        }

        /** The same for people. */
        public String sentence() {
            return sentence;
        }
    }

    /** The word in reports, in the ledger, in metrics. */
    default String word() {
        return switch (this) {
            case Exempt exempt -> "exempt";
            case Unavailable down -> "unavailable";
            case Looked looked ->
                looked.sender().map(sender -> sender.known() ? "known" : "met").orElse("unmet");
        };
    }
}
