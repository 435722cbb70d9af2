package org.postern.domain.smtp;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of RCPT: NOTIFY (RFC 3461 §4.1, its keywords in upper case) and ORCPT (§4.2, {@code type;address} with
 * the address decoded and printable). Kept with the message; nothing here acts on them.
 */
public record RcptParameters(List<String> notifyKeywords, Optional<String> orcpt) {
    public static final RcptParameters NONE = new RcptParameters(List.of(), Optional.empty());

    public RcptParameters {
        notifyKeywords = List.copyOf(notifyKeywords);
    }

    /** As it was said behind the path, with xtext again; empty when nothing was said. */
    public String text() {
        String said = notifyKeywords.isEmpty() ? "" : "NOTIFY=" + String.join(",", notifyKeywords);
        String original = orcpt.map(RcptParameters::encoded).orElse("");
        return said.isEmpty() || original.isEmpty() ? said + original : said + " " + original;
    }

    private static String encoded(String orcpt) {
        int semicolon = orcpt.indexOf(';');
        return "ORCPT=" + orcpt.substring(0, semicolon + 1) + Xtext.encode(orcpt.substring(semicolon + 1));
    }
}
