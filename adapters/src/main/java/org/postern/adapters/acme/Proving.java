package org.postern.adapters.acme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.acme.AcmeSettings.ChallengeKind;
import org.postern.application.certificate.ChallengeAnswers;
import org.postern.application.port.Issuance;
import org.postern.domain.address.DomainName;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.challenge.TlsAlpn01Challenge;
import org.shredzone.acme4j.challenge.TokenChallenge;
import org.shredzone.acme4j.exception.AcmeException;

/** Shows an authority that a name is controlled from here: RFC 8555 §7.5, §8. */
final class Proving {
    private final AcmeSettings settings;
    private final ChallengeAnswers answers;

    Proving(AcmeSettings settings, ChallengeAnswers answers) {
        this.settings = settings;
        this.answers = answers;
    }

    /** Why it did not believe us, or empty. An authority may remember that it did. */
    Optional<Issuance> prove(Authorization authorization, int attempt) throws AcmeException, InterruptedException {
        if (authorization.getStatus() == Status.VALID) {
            return Optional.empty();
        }
        String name = authorization.getIdentifier().getDomain();
        for (ChallengeKind kind : inOrder(attempt)) {
            Optional<TokenChallenge> offered = authorization.findChallenge(kind.word());
            if (offered.isPresent()) {
                return answered(DomainName.parse(name).orElseThrow(), kind, offered.get());
            }
        }
        List<String> ours =
                settings.challenges().stream().map(ChallengeKind::word).toList();
        return Optional.of(new Issuance.NotIssued(
                "the authority takes none of " + String.join(", ", ours) + " for " + name,
                "See which challenges it takes, and set acme.challenges.",
                Optional.empty()));
    }

    /** Each time it fails the next one comes first. */
    private List<ChallengeKind> inOrder(int attempt) {
        List<ChallengeKind> kinds = new ArrayList<>(settings.challenges());
        Collections.rotate(kinds, -attempt);
        return kinds;
    }

    private Optional<Issuance> answered(DomainName name, ChallengeKind kind, TokenChallenge challenge)
            throws AcmeException, InterruptedException {
        try {
            switch (challenge) {
                case Http01Challenge http -> answers.show(http.getToken(), http.getAuthorization());
                case TlsAlpn01Challenge alpn -> answers.show(name, alpn.getAcmeValidation());
                default -> throw new IllegalStateException("no challenge of ours: " + challenge.getType());
            }
            challenge.trigger();
            return challenge.waitForCompletion(settings.patience()) == Status.VALID
                    ? Optional.empty()
                    : Optional.of(Troubles.told(name, kind, challenge.getError()));
        } finally {
            answers.withdraw(token(challenge), name);
        }
    }

    private static String token(TokenChallenge challenge) {
        return challenge instanceof Http01Challenge http ? http.getToken() : "";
    }
}
