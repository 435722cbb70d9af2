package org.postern.domain.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header section of a message (RFC 5322 §2.1) and where its body begins: the one boundary that the verifiers, the
 * store and the index share. {@code octets} is the section as it came, with the empty line that ends it, if it has one.
 */
public final class HeaderSection {
    private final byte[] octets;
    private final List<HeaderField> fields;
    private final int bodyStart;
    private final List<HeaderFlaw> flaws;

    HeaderSection(byte[] octets, List<HeaderField> fields, int bodyStart, List<HeaderFlaw> flaws) {
        this.octets = octets;
        this.fields = List.copyOf(fields);
        this.bodyStart = bodyStart;
        this.flaws = List.copyOf(flaws);
    }

    /** The fields in the order they came, the topmost first. */
    public List<HeaderField> fields() {
        return fields;
    }

    /** The fields of one name, the topmost first. */
    public List<HeaderField> all(String name) {
        List<HeaderField> named = new ArrayList<>();
        for (HeaderField field : fields) {
            if (field.is(name)) {
                named.add(field);
            }
        }
        return List.copyOf(named);
    }

    /** The topmost field of one name. */
    public Optional<HeaderField> first(String name) {
        for (HeaderField field : fields) {
            if (field.is(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** How many octets of the message stand before its body, the empty line included. */
    public int bodyStart() {
        return bodyStart;
    }

    /** What is wrong with the section; empty for one that follows RFC 5322. */
    public List<HeaderFlaw> flaws() {
        return flaws;
    }

    /** The section as it came, the empty line included; not to be changed. */
    byte[] octets() {
        return octets;
    }
}
