package org.postern.domain.address;

/** The null reverse-path {@code <>}: RFC 5321 §4.5.5. */
public record NullPath() implements ReversePath {

    @Override
    public String text() {
        return "<>";
    }
}
