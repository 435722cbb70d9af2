package org.postern.domain.message;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postern.domain.address.DomainName;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/**
 * What content is refused for its form alone: what would be read differently by the next program (RFC 5321 §2.3.8), a
 * header section without bounds, and a message that goes in circles (RFC 5321 §6.3).
 */
public record ContentRules(
        DomainName hostname, HeaderLimits header, int hops, boolean refuseBareLf, boolean refuseNul) {
    private static final int OWN_HOPS = 5;

    /** Why this content is refused; empty when its form is good enough to keep. */
    public Optional<Reply> objection(TransactionId id, HeaderSection section, Set<MailDataFlaw> flaws, boolean binary) {
        return badOctets(flaws, binary)
                .or(() -> badSection(section))
                .map(reason -> Replies.badContent(reason, id))
                .or(() -> isLoop(section) ? Optional.of(Replies.loop(id)) : Optional.empty());
    }

    private Optional<String> badOctets(Set<MailDataFlaw> flaws, boolean binary) {
        if (flaws.contains(MailDataFlaw.LONE_DOT)) {
            return Optional.of("A dot alone between line endings other than CR LF");
        }
        if (flaws.contains(MailDataFlaw.BARE_CR) && !binary) {
            return Optional.of("CR without LF in the message");
        }
        if (flaws.contains(MailDataFlaw.BARE_LF) && refuseBareLf && !binary) {
            return Optional.of("LF without CR in the message");
        }
        return flaws.contains(MailDataFlaw.NUL) && refuseNul && !binary
                ? Optional.of("NUL in the message")
                : Optional.empty();
    }

    private static Optional<String> badSection(HeaderSection section) {
        if (section.flaws().contains(HeaderFlaw.TOO_LARGE)) {
            return Optional.of("Header section too large");
        }
        if (section.flaws().contains(HeaderFlaw.CONTINUATION_FIRST)) {
            return Optional.of("Header section begins with a continuation line");
        }
        return section.flaws().contains(HeaderFlaw.BARE_CR)
                ? Optional.of("CR without LF in the header section")
                : Optional.empty();
    }

    private boolean isLoop(HeaderSection section) {
        int all = 0;
        int own = 0;
        for (HeaderField field : section.fields()) {
            if (field.is(TraceFields.RECEIVED)) {
                all++;
                own += isOurs(field.text()) ? 1 : 0;
            }
        }
        return all >= hops || own >= OWN_HOPS;
    }

    /** Whether the field says {@code by} and our name as a word of its own. */
    private boolean isOurs(String received) {
        String text = received.toLowerCase(Locale.ROOT);
        String by = "by " + hostname.text();
        for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, at + 1)) {
            int end = at + by.length();
            boolean begins = at == 0 || " \t".indexOf(text.charAt(at - 1)) >= 0;
            if (begins && (end == text.length() || " \t;(".indexOf(text.charAt(end)) >= 0)) {
                return true;
            }
        }
        return false;
    }
}
