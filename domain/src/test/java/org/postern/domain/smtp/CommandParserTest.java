package org.postern.domain.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5321 §4.1.1 with the parameters of RFC 1870, 3461, 4954, 6152, 6531 and 8689: every line is some command. */
class CommandParserTest {
    private static final int ROUNDS = 200_000;
    private static final String[] PIECES = {
        "MAIL FROM:",
        "RCPT TO:",
        "BDAT ",
        "EHLO ",
        "<a@b>",
        "<>",
        " ",
        "SIZE=",
        "BODY=",
        "RET=",
        "ENVID=",
        "AUTH=",
        "NOTIFY=",
        "ORCPT=rfc822;",
        "SMTPUTF8",
        "REQUIRETLS",
        "FULL",
        "NEVER",
        ",",
        "+",
        "2B",
        "0A",
        "9",
        "=",
        ";",
        "\u00e9",
        "\u2003",
        "\0",
        "LAST",
        "xn--",
        "\t",
        "8BITMIME",
        "<\"a b\"@c>",
        "<@r:"
    };

    private static Command parse(String line) {
        return CommandParser.parse(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }

    private static MailParameters mail(String parameters) {
        return ((Command.Mail) parse("MAIL FROM:<a@b> " + parameters)).parameters();
    }

    private static RcptParameters rcpt(String parameters) {
        return ((Command.Rcpt) parse("RCPT TO:<a@b> " + parameters)).parameters();
    }

    private static Reply malformed(String line) {
        return ((Command.Malformed) parse(line)).reply();
    }

    @Test
    void whateverTheOctetsThereIsACommand() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder line = new StringBuilder();
            for (int i = random.nextInt(9); i >= 0; i--) {
                line.append(PIECES[random.nextInt(PIECES.length)]);
            }
            byte[] octets = line.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(4) == 0) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt();
            }
            ByteBuffer in = ByteBuffer.wrap(octets);
            assertThat(CommandParser.parse(in)).as("seed %d", seed).isNotNull();
            assertThat(in.remaining()).isEqualTo(octets.length);
        }
    }

    @Test
    void verbsAreMatchedAsAsciiInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : List.of(Locale.ROOT, Locale.forLanguageTag("tr-TR"), Locale.forLanguageTag("lt"))) {
                Locale.setDefault(locale);
                assertThat(parse("mail from:<i@b> size=1 body=8bitmime")).isInstanceOf(Command.Mail.class);
                assertThat(parse("quit")).isInstanceOf(Command.Quit.class);
                assertThat(parse("starttls")).isInstanceOf(Command.StartTls.class);
                assertThat(parse("rcpt to:<i@b> notify=failure,delay")).isInstanceOf(Command.Rcpt.class);
                assertThat(parse("\u017ftarttls")).isInstanceOf(Command.Unrecognized.class);
                assertThat(parse("qu\u0131t")).isInstanceOf(Command.Unrecognized.class);
                assertThat(parse("QU\u0130T")).isInstanceOf(Command.Unrecognized.class);
                assertThat(malformed("MAIL FROM:<a@b> BODY=8B\u0130TMIME")).isEqualTo(Replies.BAD_PARAMETER);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DATA\u2003", "DATA \u2003", "DATA \u001c", "DATA\u00a0", "DATA \u000b", "DATA \r", "DATA \0"})
    void onlySpaceAndTabAreWhiteSpace(String line) {
        assertThat(parse(line)).isNotInstanceOf(Command.Data.class);
        assertThat(parse("DATA \t ")).isInstanceOf(Command.Data.class);
        assertThat(parse("DATA\t")).isInstanceOf(Command.Data.class);
    }

    @Test
    void sizesDoNotOverflow() {
        assertThat(mail("SIZE=0").size()).isEqualTo(OptionalLong.of(0));
        assertThat(mail("SIZE=999999999999999999").size()).isEqualTo(OptionalLong.of(999_999_999_999_999_999L));
        for (String bad : List.of("", "-1", "+1", "1.5", "1e3", "99999999999999999999", "0x10", "\u0661", "1,000")) {
            assertThat(malformed("MAIL FROM:<a@b> SIZE=" + bad)).as(bad).isEqualTo(Replies.BAD_PARAMETER);
        }
    }

    @Test
    void chunksHaveALengthOrTheStreamIsLost() {
        assertThat(parse("BDAT 5")).isEqualTo(new Command.Bdat(5, false));
        assertThat(parse("bdat 0 last")).isEqualTo(new Command.Bdat(0, true));
        assertThat(parse("BDAT  12   LAST ")).isEqualTo(new Command.Bdat(12, true));
        for (String bad : List.of(
                "BDAT",
                "BDAT ",
                "BDAT -1",
                "BDAT +1",
                "BDAT 9999999999999999999",
                "BDAT 5 LASTX",
                "BDAT 5 LAST x",
                "BDAT LAST",
                "BDAT 5LAST",
                "BDAT 5 LA\u017fT",
                "BDAT \u0665",
                "BDAT 0x5",
                "BDAT 5 5",
                "BDAT 5\tLAST")) {
            assertThat(parse(bad)).as(bad).isInstanceOf(Command.Desynchronized.class);
        }
    }

    @Test
    void parametersAreEachThereOnceAndKnown() {
        assertThat(mail("ret=hdrs envid=ab+2Bc body=binarymime smtputf8 requiretls")
                        .envid())
                .contains("ab+c");
        assertThat(mail("RET=hdrs").ret()).contains("HDRS");
        assertThat(mail("BODY=7bit").body()).contains(BodyType.SEVEN_BIT);
        for (String bad : List.of(
                "SIZE=1 size=1",
                "RET=FULL RET=FULL",
                "ENVID=a ENVID=b",
                "BODY=",
                "BODY",
                "RET",
                "RET=",
                "SMTPUTF8=1",
                "ENVID=",
                "ENVID",
                "=x",
                "-A=1",
                "A\u00e9=1",
                "SIZE==1",
                "ENVID=a=b",
                "ENVID=a+",
                "ENVID=a+2",
                "ENVID=a+2b",
                "ENVID=+0D",
                "ENVID=+0A",
                "ENVID=+00",
                "ENVID=+7F",
                "ENVID=+E9",
                "ENVID=\u00e9",
                "ENVID=" + "x".repeat(101),
                "AUTH=<+0A>",
                "REQUIRETLS=yes")) {
            assertThat(malformed("MAIL FROM:<a@b> " + bad)).as(bad).isEqualTo(Replies.BAD_PARAMETER);
        }
        for (String unknown : List.of("FOO", "FOO=1", "NOTIFY=NEVER", "XFORWARD=1", "MT-PRIORITY=3", "BY=1;R")) {
            assertThat(malformed("MAIL FROM:<a@b> " + unknown)).as(unknown).isEqualTo(Replies.UNKNOWN_PARAMETER);
        }
        assertThat(malformed("MAIL FROM:<a@b>SIZE=1")).isEqualTo(Replies.BAD_PARAMETER);
    }

    @Test
    void recipientsHaveTheirOwn() {
        assertThat(rcpt("notify=success,Failure,DELAY").notifyKeywords())
                .containsExactly("SUCCESS", "FAILURE", "DELAY");
        assertThat(rcpt("ORCPT=rfc822;a+2Bb@c").orcpt()).contains("rfc822;a+b@c");
        assertThat(rcpt("ORCPT=utf-8;\u00e9@c").orcpt()).contains("utf-8;\u00e9@c");
        assertThat(rcpt("NOTIFY=NEVER ORCPT=x;a+3Db").text()).isEqualTo("NOTIFY=NEVER ORCPT=x;a+3Db");
        for (String bad : List.of(
                "NOTIFY=",
                "NOTIFY",
                "NOTIFY=NEVER,DELAY",
                "NOTIFY=DELAY,DELAY",
                "NOTIFY=DELAY,",
                "NOTIFY=ALWAYS",
                "ORCPT=",
                "ORCPT=;a",
                "ORCPT=rfc822;",
                "ORCPT=rfc822",
                "ORCPT=rfc822;a+0D+0AX",
                "ORCPT=r\u00e9;a",
                "ORCPT=a b;c",
                "ORCPT=rfc822;a+C2+85",
                "ORCPT=rfc822;\u0085",
                "NOTIFY=NEVER NOTIFY=NEVER",
                "ORCPT=x;" + "a".repeat(500))) {
            assertThat(malformed("RCPT TO:<a@b> " + bad)).as(bad).isEqualTo(Replies.BAD_PARAMETER);
        }
        assertThat(malformed("RCPT TO:<a@b> SIZE=1")).isEqualTo(Replies.UNKNOWN_PARAMETER);
        assertThat(malformed("RCPT TO:<a@b> SMTPUTF8")).isEqualTo(Replies.UNKNOWN_PARAMETER);
    }

    @Test
    void anotherProtocolIsSeen() {
        for (String line : List.of(
                "GET / HTTP/1.1",
                "POST /x",
                "CONNECT a:25 HTTP/1.1",
                "From: x",
                "Subject: y",
                "PRI * HTTP/2.0",
                "\u0016\u0003\u0001")) {
            assertThat(parse(line)).as(line).isInstanceOf(Command.ForeignProtocol.class);
        }
        assertThat(parse("GETAWAY")).isInstanceOf(Command.Unrecognized.class);
        assertThat(parse(":")).isInstanceOf(Command.Unrecognized.class);
    }

    @Test
    void aNameIsTakenAsItIsSaidUpTo255Octets() {
        assertThat(parse("EHLO a\tb")).isEqualTo(new Command.Ehlo("a\tb"));
        assertThat(parse("EHLO [IPv6:::1]")).isEqualTo(new Command.Ehlo("[IPv6:::1]"));
        assertThat(parse("HELO " + "x".repeat(255))).isInstanceOf(Command.Helo.class);
        assertThat(malformed("HELO " + "x".repeat(256))).isEqualTo(Replies.NAME_TOO_LONG);
        assertThat(malformed("HELO " + "\u00e9".repeat(128))).isEqualTo(Replies.NAME_TOO_LONG);
    }

    @Test
    void xtextComesBack() {
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append((char) (' ' + random.nextInt(95)));
            }
            assertThat(Xtext.decode(Xtext.encode(text.toString())))
                    .as("seed %d", seed)
                    .contains(text.toString());
            assertThat(Xtext.encode(text.toString())).doesNotContain(" ", "=");
        }
        assertThat(List.of("+", "+1", "+GG", "a b", "a=b", "+0D", "+1F", "+7F", "+80", "+E9", "\u007f", "\t"))
                .allSatisfy(bad -> assertThat(Xtext.decode(bad)).isEqualTo(Optional.empty()));
    }

    @Test
    void idsSortByTimeAndComeBack() {
        TransactionId early = TransactionId.of(Instant.ofEpochMilli(1), -1, -1);
        TransactionId late = TransactionId.of(Instant.ofEpochMilli(2), 0, 0);
        assertThat(early).isLessThan(late);
        assertThat(early.text()).hasSize(26).isEqualTo("0000000001ZZZZZZZZZZZZZZZZ");
        assertThat(late.time()).isEqualTo(Instant.ofEpochMilli(2));
        assertThat(TransactionId.parse("8ZZZZZZZZZZZZZZZZZZZZZZZZZ")).isEmpty();
        assertThat(TransactionId.parse("../../../../../../etc/pass")).isEmpty();
        assertThat(TransactionId.parse("01arz3ndektsv4rrffq69g5fav")).isEmpty();
    }
}
