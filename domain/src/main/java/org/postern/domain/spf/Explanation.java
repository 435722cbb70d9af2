package org.postern.domain.spf;

/** Why a fail is one, in words for the sender: RFC 7208 §6.2. Printable ASCII of bounded length. */
public sealed interface Explanation {

    /** The words. */
    String text();

    /** The words of the domain that published the record: a third party's, and to be shown as such (§8.4). */
    record Published(String text, String domain) implements Explanation {}

    /** Ours, because none were published or they could not be had. */
    record Default(String text) implements Explanation {}

    /** Nothing to explain: the result is not fail. */
    record None() implements Explanation {
        @Override
        public String text() {
            return "";
        }
    }
}
