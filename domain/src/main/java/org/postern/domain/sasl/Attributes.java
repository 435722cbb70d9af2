package org.postern.domain.sasl;

/** Parts of a SCRAM message: RFC 5802 §5.1, a letter, {@code =} and a value. */
final class Attributes {

    private Attributes() {}

    /** Printable ASCII without a comma, one character at least. */
    static boolean isNonce(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127 && c != ',');
    }

    /** Whether all from there on are extensions, which may be passed over. */
    static boolean areExtensions(String[] attributes, int from) {
        for (int i = from; i < attributes.length; i++) {
            String one = attributes[i];
            boolean letter = !one.isEmpty() && (one.charAt(0) | 32) >= 'a' && (one.charAt(0) | 32) <= 'z';
            if (!letter || one.length() < 3 || one.charAt(1) != '=') {
                return false;
            }
        }
        return true;
    }
}
