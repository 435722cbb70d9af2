package org.postern.domain.dkim;

import java.util.Arrays;
import org.postern.domain.message.HeaderField;

/**
 * Gathers the header fields that a signature covers, canonicalized: RFC 6376 §3.4.1 and §3.4.2. Octets only; each field
 * but the last ends with one CRLF. A CR or LF that is not part of CRLF is an octet like any other, because the standard
 * speaks of CRLF only (§3.4): such a field verifies when its signer read it so.
 */
public final class HeaderData {
    private final Canonicalization canonicalization;
    private byte[] octets = new byte[2_048];
    private int length;

    public HeaderData(Canonicalization canonicalization) {
        this.canonicalization = canonicalization;
    }

    /** Adds a field of the message. */
    public HeaderData add(HeaderField field) {
        byte[] raw = field.octets();
        int end = raw.length;
        boolean ended = end >= 2 && raw[end - 2] == '\r' && raw[end - 1] == '\n';
        add(raw, ended ? end - 2 : end);
        put('\r');
        put('\n');
        return this;
    }

    /** Adds the field that carries the signature, the last. */
    public HeaderData addLast(SignatureField field) {
        byte[] raw = field.octetsWithoutSignature();
        add(raw, raw.length);
        return this;
    }

    byte[] octets() {
        return Arrays.copyOf(octets, length);
    }

    private void add(byte[] raw, int end) {
        int needed = length + end + 2;
        if (needed > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(needed, 2 * octets.length));
        }
        if (canonicalization == Canonicalization.SIMPLE) {
            System.arraycopy(raw, 0, octets, length, end);
            length += end;
        } else {
            addRelaxed(raw, end);
        }
    }

    private void addRelaxed(byte[] raw, int end) {
        int colon = 0;
        while (raw[colon] != ':') {
            colon++;
        }
        for (int i = 0; i < colon && !isWhiteSpace(raw[i]); i++) {
            put(raw[i] >= 'A' && raw[i] <= 'Z' ? raw[i] + 32 : raw[i]);
        }
        put(':');
        int valueStart = length;
        boolean space = false;
        for (int i = colon + 1; i < end; i++) {
            if (isWhiteSpace(raw[i])) {
                space = true;
            } else if (isFold(raw, i, end)) {
                i++;
            } else {
                if (space && length > valueStart) {
                    put(' ');
                }
                space = false;
                put(raw[i]);
            }
        }
    }

    private static boolean isFold(byte[] raw, int at, int end) {
        return raw[at] == '\r' && at + 2 < end && raw[at + 1] == '\n' && isWhiteSpace(raw[at + 2]);
    }

    private static boolean isWhiteSpace(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private void put(int octet) {
        octets[length++] = (byte) octet;
    }
}
