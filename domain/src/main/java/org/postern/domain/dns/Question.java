package org.postern.domain.dns;

import java.util.Locale;

/**
 * What is asked: a name and a type of the class IN (RFC 1035 §4.1.2). The name is in lower case and presentation form
 * without its final dot; labels may hold what host names may not, such as {@code _}.
 */
public record Question(String name, RecordType type) {

    public Question {
        String lower = name.toLowerCase(Locale.ROOT);
        name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
