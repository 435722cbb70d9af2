package org.postern.domain.scan;

import java.time.Duration;
import java.util.List;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.ReversePath;
import org.postern.domain.message.MessageContent;
import org.postern.domain.session.Client;
import org.postern.domain.smtp.TransactionId;

/**
 * A message to be scanned, and what is known of how it came: {@code receiver} is this host, {@code helo} what the client
 * called itself. The recipients may be none, when nobody knows them. {@code patience}: how long the scanner may take.
 */
public record ScanRequest(
        TransactionId id,
        DomainName receiver,
        Client client,
        String helo,
        ReversePath sender,
        List<ForwardPath> recipients,
        MessageContent content,
        Duration patience) {

    public ScanRequest {
        recipients = List.copyOf(recipients);
    }

    /** The same with so much time. */
    public ScanRequest within(Duration time) {
        return new ScanRequest(id, receiver, client, helo, sender, recipients, content, time);
    }
}
