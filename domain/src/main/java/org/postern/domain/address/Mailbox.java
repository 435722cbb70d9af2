package org.postern.domain.address;

import java.util.Optional;

/** A mailbox: RFC 5321 §4.1.2, {@code Local-part "@" ( Domain / address-literal )}. */
public record Mailbox(LocalPart localPart, DomainPart domain) {

    /** Reads an addr-spec without brackets, such as {@code alice@example.test}; empty when it is not one. */
    public static Optional<Mailbox> parse(String text) {
        return PathParser.parse("<" + text + ">") instanceof PathParser.Parsed parsed
                        && parsed.length() == text.length() + 2
                        && parsed.path() instanceof Path path
                        && !text.startsWith("@")
                ? Optional.of(path.mailbox())
                : Optional.empty();
    }

    /** As it is written on the wire, with the canonical domain. */
    public String text() {
        return localPart.text() + "@" + domain.text();
    }

    @Override
    public String toString() {
        return text();
    }
}
