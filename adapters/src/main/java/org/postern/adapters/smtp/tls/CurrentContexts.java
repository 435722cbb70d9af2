package org.postern.adapters.smtp.tls;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** One context for all certificates there are, another one when any of them is another. */
final class CurrentContexts implements TlsContexts {
    private final Supplier<List<CertificateSource>> sources;
    private final Function<String, Optional<byte[]>> proofs;
    private volatile Made made = new Made(List.of(), Optional.empty());

    /** A context and what it was made of. */
    private record Made(List<KeyedCertificate> of, Optional<SSLContext> context) {}

    CurrentContexts(Supplier<List<CertificateSource>> sources, Function<String, Optional<byte[]>> proofs) {
        this.sources = sources;
        this.proofs = proofs;
    }

    @Override
    public Optional<SSLContext> current() {
        List<KeyedCertificate> now = sources.get().stream()
                .flatMap(source -> source.certificate().stream())
                .toList();
        Made last = made;
        if (!last.of.equals(now)) {
            last = new Made(now, now.isEmpty() ? Optional.empty() : Optional.of(Contexts.of(now, proofs)));
            made = last;
        }
        return last.context;
    }
}
