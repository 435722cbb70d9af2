package org.postern.domain.spf;

/** A modifier of another specification, which must be ignored: RFC 7208 §6. */
public record UnknownModifier(String name, MacroString value) implements Modifier {

    @Override
    public String text() {
        return name + "=" + value.text();
    }
}
