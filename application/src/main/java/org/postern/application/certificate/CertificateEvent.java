package org.postern.application.certificate;

import java.time.Instant;
import org.postern.domain.address.DomainName;

/** Something about a certificate that its owner should hear. */
public sealed interface CertificateEvent {

    /** Another one is there, good until then; it is renewed at {@code due}. */
    record Obtained(DomainName name, Instant until, Instant due) implements CertificateEvent {}

    /** None was obtained; what that was, what to do, when it is tried again, and until when the one there is good. */
    record Failed(DomainName name, String why, String remedy, Instant again, CertificateState state)
            implements CertificateEvent {}

    /** The one there is good, and renewed at {@code due}: said once after a start. */
    record Found(DomainName name, Instant until, Instant due) implements CertificateEvent {}

    /** None is there, and before then none is asked for, as attempts failed before the start. */
    record Waiting(DomainName name, Instant again) implements CertificateEvent {}
}
