package org.postern.adapters.dryrun;

import java.io.ByteArrayOutputStream;

/** Content as a client sends it after DATA: RFC 5321 §4.5.2. */
final class MailData {
    private static final byte[] END = {'.', '\r', '\n'};

    private MailData() {}

    /** A dot before each line that begins with one, the last line ended, and the end of mail data. */
    static byte[] of(byte[] content) {
        ByteArrayOutputStream data = new ByteArrayOutputStream(content.length + END.length);
        boolean atLineStart = true;
        for (byte octet : content) {
            if (atLineStart && octet == '.') {
                data.write('.');
            }
            data.write(octet);
            atLineStart = octet == '\n';
        }
        if (!atLineStart) {
            data.write('\r');
            data.write('\n');
        }
        data.writeBytes(END);
        return data.toByteArray();
    }
}
