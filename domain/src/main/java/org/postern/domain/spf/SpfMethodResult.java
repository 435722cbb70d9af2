package org.postern.domain.spf;

/**
 * What an Authentication-Results field says of a check: {@code spf=<result> reason=<reason> smtp.<property>=<value>}
 * (RFC 8601 §2.2, §2.7.2). Reason and value are printable ASCII of bounded length, not yet quoted.
 */
public record SpfMethodResult(SpfResult result, String reason, SpfIdentity identity, String value) {
    /** The name of the method: RFC 8601 §2.7.2. */
    public static final String METHOD = "spf";

    /** The type of the property: RFC 8601 §2.7.2. */
    public static final String PTYPE = "smtp";

    /** The value is a domain, and a mailbox only when the local part had a part in the result. */
    public static SpfMethodResult of(SpfOutcome outcome) {
        SpfArguments arguments = outcome.arguments();
        String value = outcome.dependsOnLocalPart() && arguments.identity() == SpfIdentity.MAIL_FROM
                ? arguments.sender()
                : arguments.domain();
        return new SpfMethodResult(
                outcome.result(),
                Ascii.shown(outcome.reason().text(), 255),
                arguments.identity(),
                Ascii.shown(value, 320));
    }

    /** Which property was checked: "mailfrom" or "helo". */
    public String property() {
        return identity.text();
    }
}
