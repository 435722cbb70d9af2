package org.postern.domain.dmarc;

import java.util.Map;
import java.util.Optional;

/**
 * A DMARC Policy Record: RFC 9989 §4.7, §4.8. Unknown tags are ignored, those of RFC 7489 among them ({@code pct},
 * {@code rf}, {@code ri}); a value that is not valid gives way to the default.
 */
public record DmarcRecord(
        StatedPolicies policies,
        AlignmentMode dkimAlignment,
        AlignmentMode spfAlignment,
        PublicSuffix publicSuffix,
        boolean testing,
        WantedReports reports) {
    private static final String VERSION = "DMARC1";

    /** Reads the data of a TXT record; empty when it does not begin with {@code v=DMARC1}, that value exactly. */
    public static Optional<DmarcRecord> parse(String text) {
        return hasVersion(text) ? Optional.of(read(TagValues.read(text))) : Optional.empty();
    }

    /** {@code dmarc-version}: no white space before it, some allowed around its equals sign. */
    private static boolean hasVersion(String text) {
        String first = text.substring(0, text.indexOf(';') < 0 ? text.length() : text.indexOf(';'));
        int equals = first.indexOf('=');
        return equals > 0
                && (first.startsWith("v") || first.startsWith("V"))
                && TagValues.trimmed(first.substring(1, equals)).isEmpty()
                && TagValues.trimmed(first.substring(equals + 1)).equals(VERSION);
    }

    private static DmarcRecord read(Map<String, String> tags) {
        WantedReports reports = WantedReports.read(tags);
        return new DmarcRecord(
                StatedPolicies.read(tags, !reports.aggregate().isEmpty()),
                AlignmentMode.parse(tags.getOrDefault("adkim", "r")),
                AlignmentMode.parse(tags.getOrDefault("aspf", "r")),
                PublicSuffix.parse(tags.getOrDefault("psd", "u")),
                tags.getOrDefault("t", "n").equalsIgnoreCase("y"),
                reports);
    }

    /** How close identifiers of a mechanism have to be. */
    AlignmentMode alignment(Mechanism mechanism) {
        return switch (mechanism) {
            case SPF -> spfAlignment;
            case DKIM -> dkimAlignment;
        };
    }
}
