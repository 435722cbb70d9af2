package org.postern.domain.message;

/**
 * What a result was reached from: {@code ptype.property=pvalue} of RFC 8601 §2.3, such as {@code smtp.mailfrom}. The
 * value may be any text, also a client's; type and name are keywords of ours.
 */
public record ResultProperty(String type, String name, String value) {

    public ResultProperty {
        ResultKeyword.checked(type);
        ResultKeyword.checked(name);
    }
}
