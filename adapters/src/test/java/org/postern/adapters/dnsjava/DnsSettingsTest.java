package org.postern.adapters.dnsjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, 53",
        "192.0.2.1:5353, 192.0.2.1, 5353",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1, 53",
        "[2001:db8::1], 2001:db8:0:0:0:0:0:1, 53",
        "[2001:db8::1]:5353, 2001:db8:0:0:0:0:0:1, 5353",
    })
    void aServerIsAnAddressWithOrWithoutAPort(String text, String host, int port) {
        DnsSettings settings = DnsSettings.usual(List.of(text), Validation.NONE);
        assertThat(settings.servers().getFirst().getAddress().getHostAddress()).isEqualTo(host);
        assertThat(settings.servers().getFirst().getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "ns.example.com:53",
                "192.0.2.1:",
                "192.0.2.1:0",
                "192.0.2.1:65536",
                "192.0.2.1:x",
                "[2001:db8::1",
                "[2001:db8::1]53",
                "[192.0.2.1]x",
                "192.0.2.256"
            })
    void anythingElseIsRefusedAndQuoted(String text) {
        assertThatThrownBy(() -> DnsSettings.usual(List.of(text), Validation.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void withoutServersThoseOfTheSystemAreAsked() {
        assertThat(DnsSettings.usual(List.of(), Validation.NONE).servers()).isNotEmpty();
    }

    @Test
    void patienceHasBounds() {
        DnsSettings usual = DnsSettings.usual(List.of("127.0.0.1", "127.0.0.2"), Validation.NONE);
        assertThat(usual.longest()).isEqualTo(Duration.ofSeconds(12));
        assertThatThrownBy(() -> usual.patience(Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usual.patience(Duration.ofHours(1), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usual.patience(Duration.ofSeconds(1), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
