package org.postern.bootstrap.yaml;

/** Where something was written: a file with line and column (both from 1), or, with line 0, a source as a whole. */
public record Place(String source, int line, int column) {
    /** Of what was never written down, such as a default. */
    public static final Place NOWHERE = new Place("", 0, 0);

    /** A file, or an environment variable, as a whole. */
    public static Place of(String source) {
        return new Place(source, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
