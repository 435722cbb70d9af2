package org.postern.domain.scan;

/** Words of a scanner as they may stand in a reply (RFC 5321 §4.2) and in the ledger: printable ASCII, not too long. */
final class ScanText {
    private static final int MOST = 160;

    private ScanText() {}

    static String of(String text) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), MOST));
        for (int i = 0; i < text.length() && plain.length() < MOST; i++) {
            char c = text.charAt(i);
            plain.append(c > ' ' && c < 127 ? c : c == ' ' || c == '\t' || c == '\r' || c == '\n' ? ' ' : '?');
        }
        return plain.toString().strip();
    }
}
