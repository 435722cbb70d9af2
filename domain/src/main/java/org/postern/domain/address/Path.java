package org.postern.domain.address;

/** A mailbox in angle brackets, its source route already dropped: RFC 5321 §4.1.2 and Appendix C. */
public record Path(Mailbox mailbox) implements ReversePath, ForwardPath {

    @Override
    public String text() {
        return "<" + mailbox.text() + ">";
    }
}
