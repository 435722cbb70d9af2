package org.postern.domain.spf;

import java.time.Instant;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Ipv4Address;
import org.postern.domain.address.Ipv6Address;

/** What the macro letters stand for while one record is evaluated: RFC 7208 §7.2, §7.3. */
record MacroValues(SpfArguments arguments, String domain, String validatedName, String receiver, Instant at) {

    String of(char letter) {
        return switch (letter) {
            case 's' -> arguments.sender();
            case 'l' -> arguments.localPart();
            case 'o' -> arguments.senderDomain();
            case 'd' -> domain;
            case 'i' -> dotted(arguments.ip());
            case 'p' -> validatedName;
            case 'v' -> arguments.ip().width() == 32 ? "in-addr" : "ip6";
            case 'h' -> arguments.helo();
            case 'c' -> arguments.ip().text();
            case 'r' -> receiver;
            case 't' -> Long.toString(at.getEpochSecond());
            default -> throw new IllegalStateException("the parser lets no macro letter " + letter + " pass");
        };
    }

    /** For IPv6 its 32 hexadecimal digits, each a part, so that it can be reversed. */
    private static String dotted(IpAddress ip) {
        return switch (ip) {
            case Ipv4Address four -> four.text();
            case Ipv6Address six -> {
                StringBuilder nibbles = new StringBuilder(63);
                for (byte octet : six.octets()) {
                    nibbles.append(nibbles.isEmpty() ? "" : ".");
                    nibbles.append(Character.forDigit(octet >> 4 & 0xf, 16)).append('.');
                    nibbles.append(Character.forDigit(octet & 0xf, 16));
                }
                yield nibbles.toString();
            }
        };
    }
}
