package org.postern.adapters.dnsjava;

import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/** What a validating server says of its SERVFAIL: RFC 8914 §4.7 to §4.13, codes 6 to 12. */
final class Explanation {
    private Explanation() {}

    static boolean isBogus(Message answer) {
        OPTRecord extension = answer.getOPT();
        return extension != null
                && extension.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
                        .filter(ExtendedErrorCodeOption.class::isInstance)
                        .mapToInt(option -> ((ExtendedErrorCodeOption) option).getErrorCode())
                        .anyMatch(code -> code >= ExtendedErrorCodeOption.DNSSEC_BOGUS
                                && code <= ExtendedErrorCodeOption.NSEC_MISSING);
    }
}
