package org.postern.domain.spf;

import org.postern.domain.address.IpAddress;
import org.postern.domain.address.NullPath;
import org.postern.domain.address.Path;
import org.postern.domain.address.ReversePath;

/**
 * The arguments of check_host() (RFC 7208 §4.1), as octets of the session say them: {@code sender} has a local part
 * always, "postmaster" where there was none (§4.3), and its domain in A-labels (RFC 8616 §4); {@code domain} and {@code
 * helo} may be anything at all.
 */
public record SpfArguments(SpfIdentity identity, IpAddress ip, String domain, String sender, String helo) {
    private static final String POSTMASTER = "postmaster";

    /** The HELO identity: §2.3. */
    public static SpfArguments helo(IpAddress ip, String helo) {
        return new SpfArguments(SpfIdentity.HELO, ip, helo, POSTMASTER + "@" + helo, helo);
    }

    /** The MAIL FROM identity: §2.4. */
    public static SpfArguments mailFrom(IpAddress ip, ReversePath reversePath, String helo) {
        return switch (reversePath) {
            case NullPath none -> mailFrom(ip, "", helo);
            case Path path -> mailFrom(ip, path.mailbox().text(), helo);
        };
    }

    /** The MAIL FROM identity of a sender as text: empty is the null reverse-path, a local part may be missing. */
    public static SpfArguments mailFrom(IpAddress ip, String sender, String helo) {
        String mailbox = sender.isEmpty() ? helo : sender;
        int at = mailbox.lastIndexOf('@');
        String domain = TargetName.ascii(mailbox.substring(at + 1));
        String localPart = at < 1 ? POSTMASTER : mailbox.substring(0, at);
        return new SpfArguments(SpfIdentity.MAIL_FROM, ip, domain, localPart + "@" + domain, helo);
    }

    /** check_host() as the RFC writes it. */
    public static SpfArguments checkHost(IpAddress ip, String domain, String sender, String helo) {
        SpfArguments arguments = mailFrom(ip, sender, helo);
        return new SpfArguments(SpfIdentity.MAIL_FROM, ip, domain, arguments.sender, helo);
    }

    /** The macro "l": §7.3. */
    public String localPart() {
        return sender.substring(0, Math.max(0, sender.lastIndexOf('@')));
    }

    /** The macro "o": §7.3. */
    public String senderDomain() {
        return sender.substring(sender.lastIndexOf('@') + 1);
    }
}
