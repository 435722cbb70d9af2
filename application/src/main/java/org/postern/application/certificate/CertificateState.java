package org.postern.application.certificate;

import java.time.Instant;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * How it stands with the certificate for a name.
 *
 * @param until until when the one there is good; empty without one
 * @param due when another one is wanted
 * @param failures how often in a row that failed
 * @param again when it is tried again, while it fails
 * @param trouble why the last attempt failed, or nothing
 */
public record CertificateState(
        DomainName name, Optional<Instant> until, Instant due, int failures, Instant again, String trouble) {

    /** When something is to be done. */
    public Instant next() {
        return due.isAfter(again) ? due : again;
    }
}
