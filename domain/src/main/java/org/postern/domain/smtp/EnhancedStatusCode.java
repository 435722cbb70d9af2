package org.postern.domain.smtp;

/** An enhanced mail system status code: RFC 3463 §2, {@code class.subject.detail}. */
public record EnhancedStatusCode(int kind, int subject, int detail) {

    public EnhancedStatusCode {
        if (kind != 2 && kind != 4 && kind != 5 || subject < 0 || subject > 999 || detail < 0 || detail > 999) {
            throw new IllegalArgumentException("no enhanced status code: " + kind + "." + subject + "." + detail);
        }
    }

    @Override
    public String toString() {
        return kind + "." + subject + "." + detail;
    }
}
