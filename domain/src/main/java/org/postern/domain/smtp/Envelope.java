package org.postern.domain.smtp;

import java.util.ArrayList;
import java.util.List;
import org.postern.domain.address.ReversePath;

/** The envelope: RFC 5321 §2.3.1. Only accepted recipients are in it, in the order they were named. */
public record Envelope(ReversePath reversePath, MailParameters parameters, List<Recipient> recipients) {

    public Envelope {
        recipients = List.copyOf(recipients);
    }

    /** The envelope with one recipient more. */
    public Envelope with(Recipient recipient) {
        List<Recipient> more = new ArrayList<>(recipients);
        more.add(recipient);
        return new Envelope(reversePath, parameters, more);
    }
}
