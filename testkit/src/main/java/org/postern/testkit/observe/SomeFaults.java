package org.postern.testkit.observe;

import java.io.IOException;
import java.util.List;

/** Faults as they come and as they should not. */
final class SomeFaults {
    private static final int DEEP = 10_000;

    private SomeFaults() {}

    static List<Throwable> all() {
        return List.of(
                new IllegalStateException("plain"),
                new NullPointerException(),
                new IllegalArgumentException("250 OK\r\nkept id=forged \u001b[31m\u0000\u0085\u2028\u202e\ud800"),
                new RuntimeException("a\nb", new IOException("c\r\nd")),
                new StackOverflowError(),
                new WithoutWords(),
                ofItself(),
                ofMany());
    }

    private static Throwable ofItself() {
        Exception one = new IllegalStateException("one");
        Exception other = new IllegalStateException("other", one);
        one.initCause(other);
        one.addSuppressed(other);
        return one;
    }

    private static Throwable ofMany() {
        Exception last = new IllegalStateException("the first");
        for (int i = 0; i < DEEP; i++) {
            last = new IllegalStateException("again", last);
        }
        return last;
    }

    /** One that fails when it is asked what happened. */
    private static final class WithoutWords extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }
}
