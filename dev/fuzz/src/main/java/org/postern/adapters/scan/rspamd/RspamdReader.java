package org.postern.adapters.scan.rspamd;

import org.postern.domain.address.DomainName;
import org.postern.domain.scan.ScanAnswer;

/** Reads what rspamd answers without the HTTP around it. */
public final class RspamdReader {

    private RspamdReader() {}

    public static ScanAnswer read(byte[] body, DomainName receiver) {
        return Answers.read(body, receiver);
    }
}
