package org.postern.domain.spf;

/**
 * What one check_host() may cost: RFC 7208 §4.6.4. {@code terms} that cause look-ups and {@code voids} among them are
 * counted over the whole evaluation, {@code mxNames} and {@code ptrNames} per mechanism or macro; the explanation is
 * cut at {@code explanation} characters (§6.2).
 */
public record SpfLimits(int terms, int voids, int mxNames, int ptrNames, int explanation) {

    /** The limits of the RFC; for the explanation, what fits a reply line of RFC 5321 §4.5.3.1.5. */
    public static final SpfLimits RFC_7208 = new SpfLimits(10, 2, 10, 10, 450);

    public SpfLimits {
        if (terms < 0 || voids < 0 || mxNames < 0 || ptrNames < 0 || explanation < 0) {
            throw new IllegalArgumentException("a limit below zero");
        }
    }
}
