package org.postern.adapters.smtp.tls;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;
import org.postern.domain.sasl.Secret;

/**
 * Exported keying material (RFC 8446 §7.5) as RFC 9266 §2 asks for it. JDKs export it from 25 on; we compile for 21,
 * where the method is not there to be called by name.
 */
final class KeyingMaterial {
    private static final String LABEL = "EXPORTER-Channel-Binding";
    private static final int OCTETS = 32;
    private static final Optional<MethodHandle> EXPORT = export();

    private KeyingMaterial() {}

    private static Optional<MethodHandle> export() {
        try {
            return Optional.of(MethodHandles.publicLookup()
                    .findVirtual(
                            ExtendedSSLSession.class,
                            "exportKeyingMaterialData",
                            MethodType.methodType(byte[].class, String.class, byte[].class, int.class)));
        } catch (ReflectiveOperationException olderJdk) {
            return Optional.empty();
        }
    }

    static Optional<Secret> exported(SSLSession session) {
        return session instanceof ExtendedSSLSession extended
                ? EXPORT.flatMap(method -> exported(method, extended))
                : Optional.empty();
    }

    private static Optional<Secret> exported(MethodHandle method, ExtendedSSLSession session) {
        try {
            return Optional.of(Secret.of((byte[]) method.invokeExact(session, LABEL, new byte[0], OCTETS)));
        } catch (Error fatal) {
            throw fatal;
        } catch (Throwable notExported) {
            return Optional.empty();
        }
    }
}
