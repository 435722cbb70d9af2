package org.postern.testkit.dns;

/**
 * What an answer is besides its records: response code, TC (RFC 1035 §4.1.1), AD (RFC 4035 §3.2.3), and whether it says
 * that what it could have said is bogus (RFC 8914 §4.7).
 */
record Shape(int code, boolean cut, boolean authentic, boolean bogus) {
    static final Shape PLAIN = new Shape(0, false, false, false);

    Shape coded(int other) {
        return new Shape(other, cut, authentic, bogus);
    }

    Shape cut(boolean also) {
        return new Shape(code, cut || also, authentic, bogus);
    }

    Shape proven() {
        return new Shape(code, cut, true, bogus);
    }

    Shape disproved() {
        return new Shape(2, cut, authentic, true);
    }

    /** Whether records belong to it. */
    boolean bare() {
        return cut || code != 0 && code != 3;
    }
}
