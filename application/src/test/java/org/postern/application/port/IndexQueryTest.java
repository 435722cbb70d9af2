package org.postern.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts are compared without regard to case, whatever script they are in. */
final class IndexQueryTest {

    @Test
    void caseIsNotRegardedInAnyScript() {
        assertThat(IndexQuery.fold("Käthe ΣΊΣΥΦΟΣ \uD801\uDC00"))
                .isEqualTo(IndexQuery.fold("kÄTHE σίσυφος \uD801\uDC28"));
        assertThat(IndexQuery.fold("TITLE \u0131")).as("under every locale").isEqualTo("title i");
    }

    /** So that a part of a text is found in it; halves of a surrogate pair are left as they are. */
    @Test
    void thePartsOfATextAreThePartsOfItsForm() {
        String text = "STRASSE Straße \uFB01 \uD801\uDC00 \uD801";
        StringBuilder parts = new StringBuilder();
        text.codePoints().forEach(c -> parts.append(IndexQuery.fold(Character.toString(c))));
        assertThat(IndexQuery.fold(text)).isEqualTo(parts.toString());
    }
}
