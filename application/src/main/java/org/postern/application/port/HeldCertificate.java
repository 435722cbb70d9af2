package org.postern.application.port;

import java.security.KeyPair;
import java.security.cert.X509Certificate;

/** A certificate that was obtained, and its key. */
public record HeldCertificate(KeyPair key, X509Certificate certificate) {}
