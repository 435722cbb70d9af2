package org.postern.adapters.smtp.tls;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** One context for all certificates there are, another one when any of them is another. */
final class CurrentContexts implements TlsContexts {
    private final List<CertificateSource> sources;
    private volatile Made made = new Made(List.of(), Optional.empty());

    /** A context and what it was made of. */
    private record Made(List<KeyedCertificate> of, Optional<SSLContext> context) {}

    CurrentContexts(List<CertificateSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public Optional<SSLContext> current() {
        List<KeyedCertificate> now = sources.stream()
                .flatMap(source -> source.certificate().stream())
                .toList();
        Made last = made;
        if (!last.of.equals(now)) {
            last = new Made(now, now.isEmpty() ? Optional.empty() : Optional.of(Contexts.of(now)));
            made = last;
        }
        return last.context;
    }
}
