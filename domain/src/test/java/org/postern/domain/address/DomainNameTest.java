package org.postern.domain.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
    private static final String[] PARTS = {"a", "b", "0", "-", ".", "xn--", "_", "\u00e4", "mnchen-3ya", "x", " "};

    @ParameterizedTest
    @CsvSource({
        "example.com,example.com",
        "EXAMPLE.Com,example.com",
        "a,a",
        "x1-2.0,x1-2.0",
        "bücher.test,xn--bcher-kva.test"
    })
    void aNameHasOneForm(String text, String form) {
        assertThat(DomainName.parse(text)).contains(new DomainName(form));
        assertThat(DomainName.parse(text).orElseThrow().text()).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "a.", ".a", "a..b", "-a.b", "a-.b", "a.-b", "a.b-", "a_b", "a b", "xn--a.b", "a.xn--0", "xn--"
            })
    void whatIsNoNameIsNone(String text) {
        assertThat(DomainName.parse(text)).isEmpty();
        assertThatThrownBy(() -> new DomainName(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lengthsHaveBounds() {
        String longest = "a".repeat(63);
        assertThat(DomainName.parse(longest + ".b")).isPresent();
        assertThat(DomainName.parse(longest + "a.b")).isEmpty();
        assertThat(DomainName.parse("b." + longest + "a")).isEmpty();
        String name = (longest + ".").repeat(4);
        assertThat(DomainName.parse(name.substring(0, 255))).isPresent();
        assertThat(DomainName.parse("a." + name.substring(0, 254))).isEmpty();
    }

    /** Upper case takes the long way, lower case the short one. */
    @Test
    void caseChangesNothing() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        int names = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(1, 7); part > 0; part--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            String lower = text.toString();
            String upper = "Z." + lower;
            boolean isName = DomainName.parse(lower).isPresent();
            names += isName ? 1 : 0;
            assertThat(DomainName.parse(upper).isPresent())
                    .as("seed %d: %s", seed, lower)
                    .isEqualTo(isName);
        }
        assertThat(names).isGreaterThan(1_000);
    }
}
