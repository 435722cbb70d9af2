package org.postern.domain.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.domain.address.IpAddress;

/** RFC 7208 §7. */
class MacroExpanderTest {
    private static final String ALPHABET = "%{}slodiphvcrtSLODIPHVCRT0123456789r.-+,/_= %%{{d}}x\u00e9\t";

    @ParameterizedTest
    @CsvSource({
        "%{s}, strong-bad@email.example.com",
        "%{o}, email.example.com",
        "%{d}, email.example.com",
        "%{d4}, email.example.com",
        "%{d3}, email.example.com",
        "%{d2}, example.com",
        "%{d1}, com",
        "%{dr}, com.example.email",
        "%{d2r}, example.email",
        "%{l}, strong-bad",
        "%{l-}, strong.bad",
        "%{lr}, strong-bad",
        "%{lr-}, bad.strong",
        "%{l1r-}, strong",
        "%{ir}.%{v}._spf.%{d2}, 3.2.0.192.in-addr._spf.example.com",
        "%{lr-}.lp._spf.%{d2}, bad.strong.lp._spf.example.com",
        "%{lr-}.lp.%{ir}.%{v}._spf.%{d2}, bad.strong.lp.3.2.0.192.in-addr._spf.example.com",
        "%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}, 3.2.0.192.in-addr.strong.lp._spf.example.com",
        "%{d2}.trusted-domains.example.net, example.com.trusted-domains.example.net"
    })
    void theExamplesOfTheRfc(String macroString, String expansion) {
        assertThat(expand(macroString, "192.0.2.3")).isEqualTo(expansion);
    }

    @Test
    void theExampleOfTheRfcForIpv6() {
        assertThat(expand("%{ir}.%{v}._spf.%{d2}", "2001:db8::cb01"))
                .isEqualTo("1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com");
    }

    @Test
    void anyTextIsRefusedOrExpandedWithinItsBound() {
        SplittableRandom random = new SplittableRandom(7208);
        int parsed = 0;
        for (int round = 0; round < 10_000; round++) {
            String text = text(random);
            Optional<MacroString> string = MacroParser.parse(text, MacroParser.Place.EXPLANATION);
            if (string.isPresent()) {
                parsed++;
                String whole = expander("192.0.2.3").expand(string.get(), 100_000);
                int cut = random.nextInt(300);
                assertThat(expander("192.0.2.3").expand(string.get(), cut))
                        .as(text)
                        .isEqualTo(whole.substring(0, Math.min(cut, whole.length())));
                assertThat(whole).as(text).endsWith(expander("192.0.2.3").expandTail(string.get(), cut));
            }
        }
        assertThat(parsed).isGreaterThan(500);
    }

    @Test
    void aTailIsEnoughForTheNameThatIsLookedUp() {
        SplittableRandom random = new SplittableRandom(253);
        for (int round = 0; round < 4_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(1, 400); i > 0; i--) {
                text.append(random.nextInt(12) == 0 ? "." : random.nextInt(40) == 0 ? "%{o}" : "%%");
            }
            MacroString string =
                    MacroParser.parse(text.toString(), MacroParser.Place.DOMAIN).orElseThrow();
            String whole = expander("192.0.2.3").expand(string, 100_000);
            String tail = expander("192.0.2.3").expandTail(string, TargetName.ENOUGH);
            assertThat(TargetName.ofExpansion(tail)).as(text.toString()).isEqualTo(truncated(whole));
        }
    }

    /** §7.3 word by word: remove the leftmost label until the length fits. */
    private static Optional<String> truncated(String expansion) {
        String name = expansion.endsWith(".") ? expansion.substring(0, expansion.length() - 1) : expansion;
        while (name.length() > 253) {
            name = name.indexOf('.') < 0 ? "" : name.substring(name.indexOf('.') + 1);
        }
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > 63) {
                return Optional.empty();
            }
        }
        return Optional.of(name);
    }

    @Test
    void manyMacrosCostNoMoreThanTheBound() {
        MacroString string = MacroParser.parse("%{S}".repeat(16_000), MacroParser.Place.DOMAIN)
                .orElseThrow();
        assertThat(expander("192.0.2.3").expandTail(string, 255).length()).isLessThan(300);
        assertThat(expander("192.0.2.3").expand(string, 450)).hasSize(450);
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                text.append("%{").append("slodihv".charAt(random.nextInt(7)));
                text.append(random.nextBoolean() ? "" : random.nextInt(4)).append(random.nextBoolean() ? "r" : "");
                text.append(random.nextBoolean() ? "-" : "").append('}');
            } else {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return text.toString();
    }

    private static String expand(String macroString, String ip) {
        MacroString parsed =
                MacroParser.parse(macroString, MacroParser.Place.DOMAIN).orElseThrow();
        return expander(ip).expand(parsed, 1000);
    }

    private static MacroExpander expander(String ip) {
        SpfArguments arguments = SpfArguments.mailFrom(
                IpAddress.parse(ip).orElseThrow(), "strong-bad@email.example.com", "mx.example.org");
        return new MacroExpander(
                new MacroValues(arguments, "email.example.com", "mx.example.org", "mx.postern.test", Instant.EPOCH));
    }
}
