package org.postern.domain.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a record whole before anything of it is evaluated: RFC 7208 §4.5, §4.6. */
public final class RecordParser {
    private static final String VERSION = "v=spf1";

    /** What became of a text: a record, or why it is none. */
    public sealed interface Parsed {

        /** No syntax errors anywhere. */
        record Valid(SpfRecord spfRecord) implements Parsed {}

        /** A syntax error, in words fit for a header field. */
        record Invalid(String problem) implements Parsed {}
    }

    private RecordParser() {}

    /** Whether a TXT record begins with a version section: "v=spf1" in any case, then a space or the end (§4.5). */
    public static boolean isSpf(String text) {
        return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
    }

    /** Reads the octets of a TXT record, each char one octet. */
    public static Parsed parse(String text) {
        if (!isSpf(text)) {
            return new Parsed.Invalid("no version section");
        }
        List<Term> terms = new ArrayList<>();
        int at = VERSION.length();
        while (at < text.length()) {
            int space = text.indexOf(' ', at);
            int end = space < 0 ? text.length() : space;
            if (end > at) {
                Optional<Term> term = TermParser.parse(text.substring(at, end));
                if (term.isEmpty()) {
                    return new Parsed.Invalid(
                            "syntax error in the term \"" + Ascii.shown(text.substring(at, end), 80) + "\"");
                }
                terms.add(term.get());
            }
            at = end + 1;
        }
        return checked(new SpfRecord(terms));
    }

    /** "redirect" and "exp" must not appear more than once each: §6. */
    private static Parsed checked(SpfRecord spfRecord) {
        int redirects = 0;
        int exps = 0;
        for (Term term : spfRecord.terms()) {
            redirects += term instanceof RedirectModifier ? 1 : 0;
            exps += term instanceof ExpModifier ? 1 : 0;
        }
        return redirects > 1 || exps > 1
                ? new Parsed.Invalid("more than one \"" + (redirects > 1 ? "redirect" : "exp") + "\" modifier")
                : new Parsed.Valid(spfRecord);
    }
}
