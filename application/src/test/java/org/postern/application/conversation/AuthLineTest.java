package org.postern.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthLineTest {

    private static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(("xx" + text + "yy").getBytes(StandardCharsets.ISO_8859_1), 2, text.length());
    }

    private static String shown(String line) {
        return StandardCharsets.ISO_8859_1.decode(AuthLine.shown(octets(line))).toString();
    }

    @Test
    void ofAuthTheVerbAloneIsShown() {
        assertThat(shown("AUTH PLAIN AGFsaWNlAHBlbmNpbA==")).isEqualTo("AUTH");
        assertThat(shown("auth plain AGFsaWNlAHBlbmNpbA==")).isEqualTo("auth");
        assertThat(shown(" \tAuth\tPLAIN AGFsaWNlAHBlbmNpbA==")).isEqualTo(" \tAuth");
        assertThat(shown("AUTHAGFsaWNlAHBlbmNpbA==")).isEqualTo("AUTH");
        for (String line : List.of("", "AUT", "NOOP", "MAIL FROM:<a@example.org> AUTH=<>", "\u00c1UTH x")) {
            assertThat(shown(line)).isEqualTo(line);
        }
    }

    @Test
    void aLongLineIsToldByItsBeginning() {
        assertThat(List.of("AUTH ", "aUtH PLAIN x")).allMatch(line -> AuthLine.begins(octets(line)));
        assertThat(List.of("", "AUTH", "AUTHX", " AUTH x", "AUTH\tx", "MAIL "))
                .noneMatch(line -> AuthLine.begins(octets(line)));
    }
}
