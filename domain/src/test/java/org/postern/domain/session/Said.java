package org.postern.domain.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.postern.domain.smtp.Command;
import org.postern.domain.smtp.CommandParser;

/** What a client may say in the state sweep: the alphabet of {@link SessionSweepTest}. */
enum Said {
    HELO("HELO client.example.net"),
    EHLO("EHLO client.example.net"),
    EHLO_EMPTY("EHLO"),
    MAIL("MAIL FROM:<sender@example.net>"),
    MAIL_NULL("MAIL FROM:<> SIZE=1000"),
    MAIL_TOO_LARGE("MAIL FROM:<sender@example.net> SIZE=1001"),
    MAIL_BINARY("MAIL FROM:<sender@example.net> BODY=BINARYMIME"),
    MAIL_UTF8("MAIL FROM:<p\u00e9l\u00e9@example.net> SMTPUTF8"),
    MAIL_UTF8_UNSAID("MAIL FROM:<p\u00e9l\u00e9@example.net>"),
    MAIL_REQUIRETLS("MAIL FROM:<sender@example.net> REQUIRETLS"),
    MAIL_AUTH("MAIL FROM:<sender@example.net> AUTH=<>"),
    MAIL_UNKNOWN("MAIL FROM:<sender@example.net> COLOUR=RED"),
    MAIL_BAD("MAIL FROM:<sender@@example.net>"),
    RCPT("RCPT TO:<alice@example.org>"),
    RCPT_POSTMASTER("RCPT TO:<Postmaster>"),
    RCPT_DSN("RCPT TO:<alice@example.org> NOTIFY=NEVER"),
    RCPT_UTF8("RCPT TO:<p\u00e9l\u00e9@example.org>"),
    RCPT_NULL("RCPT TO:<>"),
    RCPT_UNKNOWN("RCPT TO:<alice@example.org> SIZE=1"),
    DATA("DATA"),
    DATA_AND_MORE("DATA"),
    DATA_ARGUMENT("DATA now"),
    BDAT("BDAT 5"),
    BDAT_EMPTY("BDAT 0"),
    BDAT_LAST("BDAT 5 LAST"),
    BDAT_EMPTY_LAST("BDAT 0 LAST"),
    BDAT_BAD("BDAT five"),
    RSET("RSET"),
    RSET_ARGUMENT("RSET all"),
    NOOP("NOOP"),
    HELP("HELP"),
    VRFY("VRFY alice"),
    VRFY_EMPTY("VRFY"),
    EXPN("EXPN team"),
    AUTH("AUTH PLAIN AGEAYg=="),
    ETRN("ETRN example.org"),
    UNKNOWN("FOO"),
    STARTTLS("STARTTLS"),
    STARTTLS_AND_MORE("STARTTLS"),
    STARTTLS_ARGUMENT("STARTTLS now"),
    HTTP("GET / HTTP/1.1"),
    QUIT("QUIT");

    private final String line;

    Said(String line) {
        this.line = line;
    }

    /** What the parser makes of the line. */
    Command command() {
        return CommandParser.parse(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }

    boolean moreWaiting() {
        return this == DATA_AND_MORE || this == STARTTLS_AND_MORE;
    }
}
