package org.postern.domain.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.NullPath;
import org.postern.domain.address.Path;
import org.postern.domain.dns.ZoneDns;

/** RFC 7208 §9, RFC 8601 §2.7.2, RFC 7372 §3.2. */
class ReceivedSpfTest {
    private static final Instant AT = Instant.EPOCH;
    private static final IpAddress CLIENT = IpAddress.parse("192.0.2.1").orElseThrow();
    private final ZoneDns dns = ZoneDns.of("""
            example.com      TXT "v=spf1 ip4:192.0.2.1 -all"
            other.example    TXT "v=spf1 include:example.com -all"
            user.example     TXT "v=spf1 exists:%{l}.user.example ~all"
            broken.example   TXT "v=spf1 (comment)\\"=?utf-8?q?x?= -all"
            """);

    @Test
    void aPassIsWrittenAsTheRfcShows() {
        assertThat(ReceivedSpf.value(mailFrom(CLIENT, "myname@example.com", "foo.example.com"), "mx.example.org"))
                .isEqualTo(String.join(
                        "\r\n ",
                        "pass (mx.example.org: domain of myname@example.com designates",
                        "192.0.2.1 as permitted sender) receiver=mx.example.org; identity=mailfrom;",
                        "client-ip=192.0.2.1; envelope-from=\"myname@example.com\";",
                        "helo=foo.example.com; mechanism=\"ip4:192.0.2.1\""));
    }

    @Test
    void theHeloIdentityHasNoEnvelopeFrom() {
        SpfOutcome outcome = checkHost().helo(CLIENT, "example.com", AT);
        assertThat(ReceivedSpf.value(outcome, "mx.example.org"))
                .contains("identity=helo;")
                .doesNotContain("envelope-from");
    }

    @Test
    void whatDidNotMatchIsTheDefault() {
        assertThat(ReceivedSpf.value(mailFrom(CLIENT, "x@nowhere.example", "h"), "mx"))
                .startsWith("none ")
                .endsWith("mechanism=default");
    }

    @Test
    void whatAClientSaysCannotEndAStringACommentOrALine() {
        String hostile = "a\"b\\c)d(e\r\nBcc: x@y\u0000\u007f\u00e9=?utf-8?q?hello?=;x=y";
        SpfOutcome outcome = checkHost().check(SpfArguments.mailFrom(CLIENT, hostile, hostile), AT);
        String value = ReceivedSpf.value(outcome, "mx.example.org");
        assertWellFormed(value);
        assertThat(value).contains("\\\"b\\\\c)d(e??Bcc").doesNotContain("=?");
    }

    @Test
    void whatIsLongIsCut() {
        SpfOutcome outcome = checkHost().check(SpfArguments.mailFrom(CLIENT, "\\".repeat(5000), "(".repeat(9000)), AT);
        String value = ReceivedSpf.value(outcome, "mx.example.org");
        assertWellFormed(value);
        assertThat(value.length()).isLessThan(3000);
    }

    @Test
    void aProblemIsToldAndQuoted() {
        SpfOutcome outcome = mailFrom(CLIENT, "x@broken.example", "h");
        assertThat(outcome.result()).isEqualTo(SpfResult.PERMERROR);
        String value = ReceivedSpf.value(outcome, "mx");
        assertWellFormed(value);
        assertThat(value).contains("problem=\"broken.example: syntax error in the term");
        assertThat(outcome.problem()).contains("(comment)");
    }

    @Test
    void theMailboxIsReportedOnlyWhenTheLocalPartMattered() {
        assertThat(SpfMethodResult.of(mailFrom(CLIENT, "me@example.com", "h")).value())
                .isEqualTo("example.com");
        SpfMethodResult byUser = SpfMethodResult.of(mailFrom(CLIENT, "me@user.example", "h"));
        assertThat(byUser.value()).isEqualTo("me@user.example");
        assertThat(byUser.property()).isEqualTo("mailfrom");
        assertThat(byUser.result()).isEqualTo(SpfResult.SOFTFAIL);
        assertThat(SpfMethodResult.of(checkHost().helo(CLIENT, "example.com", AT)))
                .isEqualTo(new SpfMethodResult(
                        SpfResult.PASS, "ip4:192.0.2.1 of example.com matched", SpfIdentity.HELO, "example.com"));
    }

    @Test
    void theIdentitiesOfTheSessionAreTheRfcs() {
        Path path = new Path(Mailbox.parse("\"a b\"@other.example").orElseThrow());
        SpfOutcome outcome = checkHost().mailFrom(CLIENT, path, "example.com", AT);
        assertThat(outcome.arguments().sender()).isEqualTo("\"a b\"@other.example");
        assertThat(outcome.reason().text())
                .isEqualTo("include:example.com of other.example, there ip4:192.0.2.1 of example.com matched");
        assertThat(outcome.mechanism()).isEqualTo("include:example.com");
        assertThat(outcome.lookups()).isEqualTo(1);
        SpfOutcome bounce = checkHost().mailFrom(CLIENT, new NullPath(), "example.com", AT);
        assertThat(bounce.arguments())
                .isEqualTo(new SpfArguments(
                        SpfIdentity.MAIL_FROM, CLIENT, "example.com", "postmaster@example.com", "example.com"));
        assertThat(bounce.result()).isEqualTo(SpfResult.PASS);
        assertThat(checkHost()
                        .check(SpfArguments.checkHost(CLIENT, "example.com", "x@nowhere.example", "h"), AT)
                        .result())
                .isEqualTo(SpfResult.PASS);
    }

    @Test
    void theEnhancedStatusCodesAreThoseOfRfc7372() {
        assertThat(SpfResult.FAIL.enhancedStatusCode()).contains("5.7.23");
        assertThat(SpfResult.FAIL.replyCode()).contains(550);
        assertThat(SpfResult.TEMPERROR.enhancedStatusCode()).contains("4.7.24");
        assertThat(SpfResult.TEMPERROR.replyCode()).contains(451);
        assertThat(SpfResult.PERMERROR.enhancedStatusCode()).contains("5.7.24");
        assertThat(SpfResult.SOFTFAIL.enhancedStatusCode()).isEmpty();
    }

    private CheckHost checkHost() {
        return new CheckHost(dns, "mx.example.org", SpfLimits.RFC_7208);
    }

    private SpfOutcome mailFrom(IpAddress ip, String sender, String helo) {
        return checkHost().check(SpfArguments.mailFrom(ip, sender, helo), AT);
    }

    /** Reads a value as RFC 5322 does: one comment, then pairs; nothing but printable ASCII and folds. */
    static void assertWellFormed(String value) {
        for (String line : value.split("\r\n", -1)) {
            assertThat(line.length()).isLessThanOrEqualTo(998);
            assertThat(line).matches(Ascii::isPrintable, "printable").isNotBlank();
        }
        String unfolded = value.replace("\r\n", "");
        int at = unfolded.indexOf('(') + 1;
        assertThat(unfolded.substring(0, at))
                .isIn("pass (", "fail (", "softfail (", "neutral (", "none (", "temperror (", "permerror (");
        at = end(unfolded, at, ')');
        while (at < unfolded.length()) {
            assertThat(unfolded.charAt(at)).isEqualTo(' ');
            int equals = unfolded.indexOf('=', at);
            assertThat(unfolded.substring(at + 1, equals))
                    .isIn("receiver", "identity", "client-ip", "envelope-from", "helo", "problem", "mechanism");
            at = unfolded.charAt(equals + 1) == '"' ? end(unfolded, equals + 2, '"') : word(unfolded, equals + 1);
            if (at < unfolded.length()) {
                assertThat(unfolded.charAt(at++)).isEqualTo(';');
            }
        }
    }

    private static int end(String text, int from, char close) {
        int at = from;
        while (text.charAt(at) != close) {
            assertThat(close == ')' && text.charAt(at) == '(').isFalse();
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int word(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ';') {
            assertThat("()<>[]:;@\\,\" ".indexOf(text.charAt(at))).isNegative();
            at++;
        }
        assertThat(at).isGreaterThan(from);
        return at;
    }
}
