package org.postern.adapters.acme;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.postern.adapters.acme.AcmeSettings.ChallengeKind;
import org.postern.application.port.Issuance;
import org.postern.application.port.Issuance.NotIssued;
import org.postern.domain.address.DomainName;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.exception.AcmeUserActionRequiredException;

/** What went wrong with an authority, and what its owner can do, in words; problems have the types of RFC 8555 §6.7. */
final class Troubles {
    private static final String NOTHING = "It is tried again by itself.";

    private Troubles() {}

    static Issuance told(URI directory, Exception failure) {
        return switch (failure) {
            case AcmeRateLimitedException limited ->
                told(limited.getProblem(), "Nothing but waiting helps.", limited.getRetryAfter());
            case AcmeUserActionRequiredException action ->
                told(
                        action.getProblem(),
                        "Read the terms of service"
                                + action.getTermsOfServiceUri()
                                        .map(uri -> " at " + uri)
                                        .orElse("") + " and do what they ask.",
                        Optional.empty());
            case AcmeServerException refused ->
                told(refused.getProblem(), remedy(refused.getProblem()), Optional.empty());
            case AcmeNetworkException away ->
                none(
                        "cannot ask " + directory + ": " + words(away),
                        "See whether this machine reaches it, and trusts its certificate (acme.roots). " + NOTHING);
            case AcmeLazyLoadingException late ->
                late.getCause() instanceof Exception cause ? told(directory, cause) : none(words(late), NOTHING);
            case IOException file -> none(words(file), "See that file, and acme in the configuration.");
            default -> none("the authority at " + directory + " was not understood: " + words(failure), NOTHING);
        };
    }

    /** Of an order. */
    static Issuance told(Optional<Problem> problem) {
        return problem.map(one -> told(one, remedy(one), Optional.empty()))
                .orElseGet(() -> none("the order ended without a certificate", NOTHING));
    }

    /** Of a challenge. */
    static Issuance told(DomainName name, ChallengeKind kind, Optional<Problem> problem) {
        String way = switch (kind) {
            case HTTP_01 -> "Port 80 of " + name + " must lead to acme.http-port here, from everywhere";
            case TLS_ALPN_01 ->
                "Port 443 of " + name + " must lead to https.port here, from everywhere, with TLS as it is";
        };
        return none(
                kind.word() + " for " + name + " failed: "
                        + problem.map(Troubles::words).orElse("for no reason given"),
                way + "; and the name must lead to this machine: postern dns-records.");
    }

    private static Issuance told(Problem problem, String remedy, Optional<Instant> notBefore) {
        return new NotIssued("the authority refuses: " + words(problem), remedy, notBefore);
    }

    private static NotIssued none(String why, String remedy) {
        return new NotIssued(why, remedy, Optional.empty());
    }

    private static String remedy(Problem problem) {
        return switch (type(problem)) {
            case "caa" -> "A CAA record keeps this authority from issuing for the name (RFC 8659): add it there.";
            case "externalaccountrequired" ->
                "Get a key identifier and a key from the authority: acme.eab-key-id, acme.eab-key-file.";
            case "invalidcontact", "unsupportedcontact" -> "See acme.contact.";
            case "rejectedidentifier" ->
                "The authority issues nothing for such a name: see hostname, domains and acme.names.";
            case "accountdoesnotexist", "unauthorized" ->
                "See whether the account was closed; without data/acme/…/account.pem a new one is made.";
            default -> NOTHING;
        };
    }

    private static String type(Problem problem) {
        String type = String.valueOf(problem.getType());
        return type.substring(type.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private static String words(Problem problem) {
        return String.valueOf(problem);
    }

    private static String words(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
