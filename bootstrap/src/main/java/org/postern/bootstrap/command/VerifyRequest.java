package org.postern.bootstrap.command;

import java.nio.file.Path;
import java.util.Optional;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.ReversePath;

/** Which message to check, and how it came as far as that is known; for people or as JSON. */
public record VerifyRequest(
        Path file, Optional<IpAddress> ip, Optional<String> helo, Optional<ReversePath> mailFrom, boolean json) {}
