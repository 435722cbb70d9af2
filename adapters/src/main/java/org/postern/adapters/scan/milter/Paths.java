package org.postern.adapters.scan.milter;

/** Parts of a path of RFC 5321 §4.1.2 as macros name them. */
final class Paths {

    private Paths() {}

    /** Without its brackets. */
    static String bare(String path) {
        return path.startsWith("<") && path.endsWith(">") ? path.substring(1, path.length() - 1) : path;
    }

    /** What stands behind the last {@code @}; empty without one. */
    static String domain(String path) {
        String mailbox = bare(path);
        int at = mailbox.lastIndexOf('@');
        return at < 0 ? "" : mailbox.substring(at + 1);
    }
}
