package org.postern.application.port;

import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;

/**
 * What a stranger sees who comes to an address, as mail servers do: the mail server there, and the MTA-STS policy. Trouble
 * is an answer, never an exception; whatever is at the address, an answer comes within half a minute.
 */
public interface OutsideView {

    /** Greets the mail server at the address, asks for STARTTLS with that name, and leaves. */
    Sighting greet(IpAddress address, DomainName name);

    /** Fetches {@code https://mta-sts.<domain>/.well-known/mta-sts.txt} from the address: RFC 8461 §3.3. */
    PolicyFetch policy(DomainName domain, IpAddress address);
}
