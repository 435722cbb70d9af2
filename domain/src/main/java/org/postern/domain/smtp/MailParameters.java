package org.postern.domain.smtp;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The parameters of MAIL: SIZE (RFC 1870 §6, octets), BODY (RFC 6152), SMTPUTF8 (RFC 6531 §3.4), RET and ENVID (RFC 3461
 * §4.3, §4.4), REQUIRETLS (RFC 8689 §2), AUTH (RFC 4954 §5). ENVID and AUTH are decoded from xtext and printable;
 * {@code ret} is {@code FULL} or {@code HDRS}.
 */
public record MailParameters(
        OptionalLong size,
        Optional<BodyType> body,
        boolean smtpUtf8,
        boolean requireTls,
        Optional<String> ret,
        Optional<String> envid,
        Optional<String> auth) {

    /** No parameter at all, as after HELO. */
    public static final MailParameters NONE = new MailParameters(
            OptionalLong.empty(), Optional.empty(), false, false, Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether the content may hold NUL, bare CR and bare LF, and must come by BDAT. */
    public boolean isBinary() {
        return body.filter(type -> type == BodyType.BINARY_MIME).isPresent();
    }
}
