package org.postern.adapters.ledgerfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address goes wherever it stands, and stays where it is part of another. */
final class AddressEraserTest {
    private final AddressEraser eraser = new AddressEraser("Alice@example.org");

    @ParameterizedTest
    @CsvSource({
        "<alice@example.org>, <erased@erased.invalid>",
        "ALICE@Example.ORG, erased@erased.invalid",
        "to alice@example.org.; it, to erased@erased.invalid.; it",
        "alice@example.org;alice@example.org, erased@erased.invalid;erased@erased.invalid",
        "alice@example.organic, alice@example.organic",
        "alice@example.org.uk, alice@example.org.uk",
        "alice@example.org-x.net, alice@example.org-x.net",
        "malice@example.org, malice@example.org",
        "x.alice@example.org, x.alice@example.org",
        "x+alice@example.org, x+alice@example.org",
        "malice@example.org alice@example.org, malice@example.org erased@erased.invalid",
        "example.org, example.org",
    })
    void itIsReplacedAsAWhole(String line, String without) {
        assertThat(eraser.without(line)).isEqualTo(without);
    }
}
