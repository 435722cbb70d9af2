package org.postern.domain.session;

import org.postern.domain.sasl.ChannelBindings;

/**
 * What was negotiated: such as {@code TLSv1.3} and {@code TLS_AES_256_GCM_SHA384}; the name the client asked for; what
 * names this channel and no other.
 */
public record TlsFacts(String version, String cipher, String serverName, ChannelBindings bindings) {

    /** Of a channel that nothing can be bound to. */
    public TlsFacts(String version, String cipher, String serverName) {
        this(version, cipher, serverName, ChannelBindings.NONE);
    }
}
