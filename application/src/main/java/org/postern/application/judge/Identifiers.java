package org.postern.application.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dkim.SignatureReport;
import org.postern.domain.dmarc.Identifier;
import org.postern.domain.dmarc.Identifier.Verification;
import org.postern.domain.spf.SpfOutcome;

/** What SPF and DKIM found as identifiers: RFC 9989 §4.4. */
final class Identifiers {

    private Identifiers() {}

    /** The MAIL FROM identity, which for a null reverse-path is that of HELO, and each signing domain. */
    static List<Identifier> of(Optional<SpfOutcome> mailFrom, DkimReport dkim) {
        List<Identifier> identifiers = new ArrayList<>();
        mailFrom.flatMap(Identifiers::identifier).ifPresent(identifiers::add);
        for (SignatureReport signature : dkim.signatures()) {
            signature
                    .signingDomain()
                    .ifPresent(name -> identifiers.add(Identifier.dkim(name, verification(signature))));
        }
        return identifiers;
    }

    private static Optional<Identifier> identifier(SpfOutcome mailFrom) {
        Verification spf = switch (mailFrom.result()) {
            case PASS -> Verification.PASSED;
            case TEMPERROR -> Verification.TEMPORARY_ERROR;
            case NONE, NEUTRAL, FAIL, SOFTFAIL, PERMERROR -> Verification.NOT_PASSED;
        };
        String domain = mailFrom.arguments().domain();
        return DomainName.parse(domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain)
                .map(name -> Identifier.spf(name, spf));
    }

    private static Verification verification(SignatureReport signature) {
        return switch (signature.result()) {
            case PASS -> Verification.PASSED;
            case TEMPERROR -> Verification.TEMPORARY_ERROR;
            case NONE, FAIL, POLICY, NEUTRAL, PERMERROR -> Verification.NOT_PASSED;
        };
    }
}
