package org.postern.domain.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** From octets of unknown charset to text. */
final class Octets {

    private Octets() {}

    /** UTF-8 where the octets are well-formed UTF-8 (RFC 6532 §3.1), else ISO 8859-1, so that nothing is lost. */
    static String decode(byte[] octets, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }
}
