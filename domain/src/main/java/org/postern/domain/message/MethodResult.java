package org.postern.domain.message;

import java.util.ArrayList;
import java.util.List;

/**
 * What one method of authentication came to: {@code resinfo} of RFC 8601 §2.2. {@code reason} may be empty; it and the
 * values of properties may be any text. Method and result are keywords of ours.
 */
public record MethodResult(String method, String result, String reason, List<ResultProperty> properties) {

    public MethodResult {
        ResultKeyword.checked(method);
        ResultKeyword.checked(result);
        properties = List.copyOf(properties);
    }

    /** A result without reason and properties. */
    public static MethodResult of(String method, String result) {
        return new MethodResult(method, result, "", List.of());
    }

    /** The same with a reason. */
    public MethodResult because(String why) {
        return new MethodResult(method, result, why, properties);
    }

    /** The same with one more property, such as {@code with("smtp", "mailfrom", "alice@example.com")}. */
    public MethodResult with(String type, String name, String value) {
        List<ResultProperty> more = new ArrayList<>(properties);
        more.add(new ResultProperty(type, name, value));
        return new MethodResult(method, result, reason, more);
    }
}
