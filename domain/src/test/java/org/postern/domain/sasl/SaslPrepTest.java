package org.postern.domain.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaslPrepTest {

    @Test
    void theExamplesOfTheDocument() {
        assertThat(SaslPrep.prepared("I\u00adX")).as("RFC 4013 §3, 1").hasValue("IX");
        assertThat(SaslPrep.prepared("user")).as("2").hasValue("user");
        assertThat(SaslPrep.prepared("USER")).as("3").hasValue("USER");
        assertThat(SaslPrep.prepared("\u00aa")).as("4").hasValue("a");
        assertThat(SaslPrep.prepared("\u2168")).as("5").hasValue("IX");
        assertThat(SaslPrep.prepared("\u0007")).as("6").isEmpty();
        assertThat(SaslPrep.prepared("\u06271")).as("7").isEmpty();
    }

    @Test
    void everySpaceIsASpace() {
        assertThat(SaslPrep.prepared("a\u00a0b\u3000c\u2003d")).hasValue("a b c d");
        assertThat(SaslPrep.prepared("a\u200bb\ufe0f")).hasValue("ab");
    }

    @Test
    void whatMovesOrHidesIsProhibited() {
        for (String bad : new String[] {
            "\r", "\n", "\0", "\u007f", "\u0085", "\u2028", "\u202e", "\ue000", "\ufffd", "\ud800", "\ufdd0"
        }) {
            assertThat(SaslPrep.prepared("a" + bad + "b"))
                    .as("%04x", (int) bad.charAt(0))
                    .isEmpty();
        }
    }

    @Test
    void aTextGoesInOneDirection() {
        assertThat(SaslPrep.prepared("\u05d0\u05d1")).hasValue("\u05d0\u05d1");
        assertThat(SaslPrep.prepared("\u05d01\u05d1")).hasValue("\u05d01\u05d1");
        assertThat(SaslPrep.prepared("\u05d0a\u05d1")).isEmpty();
        assertThat(SaslPrep.prepared("a\u05d0")).isEmpty();
    }

    @Test
    void aNameIsTheSameInAnyCase() {
        assertThat(UserName.prepared("Alice@EXAMPLE.org")).hasValue("alice@example.org");
        assertThat(UserName.prepared("\u212alaus@example.org")).hasValue("klaus@example.org");
        assertThat(UserName.prepared("")).isEmpty();
        assertThat(UserName.prepared("\u00ad")).isEmpty();
        assertThat(UserName.prepared("a".repeat(321))).isEmpty();
        assertThat(UserName.prepared("a\r\nReceived: x")).isEmpty();
    }
}
