package org.postern.domain.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedReplyTest {
    private static Reply reply(int code, EnhancedStatusCode status, String... lines) {
        return new Reply(code, Optional.of(status), List.of(lines));
    }

    @Test
    void aRefusalAndADeferralAreTakenWithTheirWords() {
        assertThat(AskedReply.read("550 5.7.9 No, thanks"))
                .contains(reply(550, new EnhancedStatusCode(5, 7, 9), "No, thanks"));
        assertThat(AskedReply.read("451-4.7.1 Wait\r\n451 4.7.1 a while"))
                .contains(reply(451, new EnhancedStatusCode(4, 7, 1), "Wait", "a while"));
    }

    @Test
    void anEnhancedCodeThatIsMissingOrOfAnotherClassIsMadeUp() {
        assertThat(AskedReply.read("554 No")).contains(reply(554, new EnhancedStatusCode(5, 7, 1), "No"));
        assertThat(AskedReply.read("554 4.7.1 No")).contains(reply(554, new EnhancedStatusCode(5, 7, 1), "No"));
        assertThat(AskedReply.read("554 5.7 No")).contains(reply(554, new EnhancedStatusCode(5, 7, 1), "5.7 No"));
        assertThat(AskedReply.read("550")).contains(reply(550, new EnhancedStatusCode(5, 7, 1), "Not taken"));
    }

    @Test
    void nothingIsClosedAtAScannersWord() {
        assertThat(AskedReply.read("421 4.3.2 Bye")).contains(reply(451, new EnhancedStatusCode(4, 3, 2), "Bye"));
    }

    @Test
    void whatAClientMustNotSeeIsReplacedAndWhatIsTooMuchIsDropped() {
        assertThat(AskedReply.read("550 a\u0007b\u00fc\tc"))
                .contains(reply(550, new EnhancedStatusCode(5, 7, 1), "a?b??c"));
        assertThat(AskedReply.read("550-x\n".repeat(50)).orElseThrow().lines()).hasSize(10);
        assertThat(AskedReply.read("550 " + "x".repeat(5_000))
                        .orElseThrow()
                        .lines()
                        .getFirst())
                .hasSize(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "250 Ok", "354 Go", "650 x", "55", "5500 x", "5a0 x", "580 x", "550-a\n451 b", "550 a\nb"})
    void whatIsNeitherIsNoReply(String text) {
        assertThat(AskedReply.read(text)).isEmpty();
    }
}
