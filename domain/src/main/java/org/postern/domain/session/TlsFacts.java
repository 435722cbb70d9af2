package org.postern.domain.session;

/** What was negotiated: such as {@code TLSv1.3} and {@code TLS_AES_256_GCM_SHA384}; the name the client asked for. */
public record TlsFacts(String version, String cipher, String serverName) {}
