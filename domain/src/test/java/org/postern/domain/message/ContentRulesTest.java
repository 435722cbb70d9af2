package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.domain.address.DomainName;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** RFC 5321 §2.3.8 and §6.3: content that is refused for its form, and content that only looks like it. */
class ContentRulesTest {
    private static final TransactionId ID =
            TransactionId.parse("01ARZ3NDEKTSV4RRFFQ69G5FAV").orElseThrow();
    private static final DomainName HOST = DomainName.parse("mx.example.org").orElseThrow();
    private static final ContentRules RULES = new ContentRules(HOST, HeaderLimits.DEFAULT, 100, false, false);
    private static final ContentRules STRICT = new ContentRules(HOST, HeaderLimits.DEFAULT, 100, true, true);

    private static Optional<Integer> code(ContentRules rules, String header, Set<MailDataFlaw> flaws, boolean binary) {
        HeaderSection section = HeaderReader.read(header.getBytes(StandardCharsets.UTF_8));
        return rules.objection(ID, section, flaws, binary).map(Reply::code);
    }

    private static Optional<Reply> loop(String header) {
        HeaderSection section = HeaderReader.read(header.getBytes(StandardCharsets.UTF_8));
        return RULES.objection(ID, section, Set.of(), false);
    }

    @Test
    void whatFlawsAreRefused() {
        for (MailDataFlaw flaw : MailDataFlaw.values()) {
            boolean always = flaw == MailDataFlaw.LONE_DOT || flaw == MailDataFlaw.BARE_CR;
            boolean ifAsked = always || flaw == MailDataFlaw.BARE_LF || flaw == MailDataFlaw.NUL;
            assertThat(code(RULES, "A: b\r\n\r\n", EnumSet.of(flaw), false).isPresent())
                    .as(flaw.word())
                    .isEqualTo(always);
            assertThat(code(STRICT, "A: b\r\n\r\n", EnumSet.of(flaw), false).isPresent())
                    .as(flaw.word())
                    .isEqualTo(ifAsked);
            assertThat(code(STRICT, "A: b\r\n\r\n", EnumSet.of(flaw), true).isPresent())
                    .as("binary with %s", flaw.word())
                    .isEqualTo(flaw == MailDataFlaw.LONE_DOT);
        }
    }

    @Test
    void aHundredHopsAreALoop() {
        assertThat(loop("Received: x\r\n".repeat(99) + "\r\n")).isEmpty();
        assertThat(loop("Received: x\r\n".repeat(100) + "\r\n")).contains(Replies.loop(ID));
        assertThat(loop("Subject: x\r\n".repeat(100) + "\r\n" + "Received: x\r\n".repeat(100)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from a by mx.example.org", "by MX.example.ORG; date", "from a\r\n by mx.example.org (Postern)",
                "from a\tby mx.example.org\twith x", "from by mx.example.org2 by mx.example.org",
                        "from \u0130\u0130\u0130 by mx.example.org"
            })
    void fiveHopsOfOursAreALoop(String value) {
        String received = "Received: " + value + "\r\n";
        assertThat(loop(received.repeat(4) + "\r\n")).isEmpty();
        assertThat(loop(received.repeat(5) + "\r\n")).contains(Replies.loop(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from mx.example.org by other",
                "by mx.example.org2",
                "by mx.example.org.evil",
                "by xmx.example.org",
                "xby mx.example.org",
                "by mx.example.or",
                "by  mx.example.org"
            })
    void hopsOfOthersAreNot(String value) {
        assertThat(loop(("Received: " + value + "\r\n").repeat(6) + "\r\n")).isEmpty();
    }
}
