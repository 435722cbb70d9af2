package org.postern.application.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.postern.application.certificate.CertificateState;

/**
 * What the machine says of itself, found out when it is asked for; of certificates only where an authority issues them.
 */
public record HostFacts(
        Supplier<ClockFacts> clock,
        Supplier<DiskFacts> disk,
        Supplier<FileFacts> files,
        Optional<Supplier<List<CertificateState>>> certificates) {}
