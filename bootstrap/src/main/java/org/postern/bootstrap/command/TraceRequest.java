package org.postern.bootstrap.command;

import java.util.Optional;
import org.postern.domain.address.IpNetwork;

/** What {@code postern trace} is to show: of an address or network, of a transaction or a session that failed, live or kept. */
public record TraceRequest(Optional<IpNetwork> network, Optional<String> id, boolean failed) {}
