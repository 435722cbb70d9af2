package org.postern.domain.spf;

import java.util.List;
import java.util.Optional;

/** Where the evaluation of one record stands: a step of the recursion of RFC 7208 §5.2, kept on our own stack. */
final class Frame {
    private final String domain;
    private final SpfRecord spfRecord;
    private final List<Directive> directives;
    private int next;

    Frame(String domain, SpfRecord spfRecord) {
        this.domain = domain;
        this.spfRecord = spfRecord;
        this.directives = spfRecord.directives();
    }

    String domain() {
        return domain;
    }

    SpfRecord spfRecord() {
        return spfRecord;
    }

    /** The next directive, which is then the current one; empty after the last. */
    Optional<Directive> advance() {
        return next < directives.size() ? Optional.of(directives.get(next++)) : Optional.empty();
    }

    /** The directive that is being evaluated, and where it stands. */
    Directive current() {
        return directives.get(next - 1);
    }

    SpfReason.Place place() {
        return new SpfReason.Place(Ascii.shown(current().text(), 200), domain);
    }
}
