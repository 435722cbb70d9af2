package org.postern.domain.x509;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Extensions of a certificate: RFC 5280 §4.2. */
final class Extensions {
    private static final byte[] ALTERNATIVE_NAME = Der.identifier(2, 5, 29, 17);
    private static final byte[] ACME_IDENTIFIER = Der.identifier(1, 3, 6, 1, 5, 5, 7, 1, 31);
    private static final int DNS_NAME = 0x82;

    private Extensions() {}

    /** DNS names in ASCII: RFC 5280 §4.2.1.6. */
    static byte[] names(List<String> names) {
        byte[][] all = names.stream()
                .map(name -> Der.value(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII)))
                .toArray(byte[][]::new);
        return Der.sequence(ALTERNATIVE_NAME, Der.octets(Der.sequence(all)));
    }

    /** The digest of a key authorization, critical: RFC 8737 §3. */
    static byte[] acmeIdentifier(byte[] digest) {
        return Der.sequence(ACME_IDENTIFIER, Der.yes(), Der.octets(Der.octets(digest)));
    }
}
