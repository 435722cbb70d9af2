package org.postern.bootstrap.command;

import java.nio.file.Path;
import java.util.List;
import org.postern.domain.address.IpAddress;

/** A session to play: who the client is, what it says with MAIL and each RCPT, and the message; for people or as JSON. */
public record SimulateRequest(
        Path file, IpAddress ip, String helo, String mailFrom, List<String> recipients, boolean json) {

    public SimulateRequest {
        recipients = List.copyOf(recipients);
    }
}
