package org.postern.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 4291 §2.2 in, RFC 5952 §4 out. */
class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "2001:0db8:0000:0000:0000:0000:0002:0001, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::ABCD, 2001:db8::abcd",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "0:1:0:1:0:1:0:1, 0:1:0:1:0:1:0:1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
        "::192.0.2.1, ::c000:201",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:c000:201"
    })
    void canonicalText(String written, String canonical) {
        IpAddress address = IpAddress.parse(written).orElseThrow();
        assertThat(address.text()).isEqualTo(canonical);
        assertThat(IpAddress.of(address.octets())).isEqualTo(address);
        assertThat(IpAddress.parse(canonical)).contains(address);
    }

    @Test
    void isNoAddress() {
        List<String> none = List.of(
                "",
                ".",
                ":",
                ":::",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.1.1.1",
                "1.1.1.1 ",
                " 1.1.1.1",
                "1..1.1",
                "+1.1.1.1",
                "0x1.1.1.1",
                "\u0661.1.1.1",
                "1:2",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "::1.2.3",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "fe80::1%eth0",
                "[::1]",
                "::\uff11",
                "::ffff:1.2.3.256",
                "1.2.3.4:25",
                "1:2:3:4:5:6:7:1.2.3.4",
                "localhost");
        assertThat(none).allSatisfy(text -> assertThat(IpAddress.parse(text)).isEmpty());
    }

    @Test
    void everyAddressComesBackFromItsText() {
        for (long seed = 0; seed < 50_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] octets = new byte[random.nextBoolean() ? 4 : 16];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = random.nextBoolean() ? 0 : (byte) random.nextInt();
            }
            IpAddress address = IpAddress.of(octets);
            assertThat(IpAddress.parse(address.text())).as("seed %d", seed).contains(address);
            assertThat(address.text()).as("seed %d", seed).doesNotContain(":::");
        }
    }

    @Test
    void reverseNames() {
        assertThat(IpAddress.parse("192.0.2.1").orElseThrow().reverseName()).isEqualTo("1.2.0.192.in-addr.arpa");
        assertThat(IpAddress.parse("2001:db8::567:89ab").orElseThrow().reverseName())
                .isEqualTo("b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.77/24, 192.0.2.1, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.0/31, 192.0.2.1, true",
        "192.0.2.0/31, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8:0:0:8000::/65, 2001:db8::7fff:0:0:1, false",
        "2001:db8:0:0:8000::/65, 2001:db8::8000:0:0:1, true",
        "::ffff:192.0.2.0/120, 192.0.2.9, true",
        "::ffff:192.0.2.0/120, 192.0.3.9, false"
    })
    void aNetworkHoldsWhatSharesItsPrefix(String network, String address, boolean inside) {
        assertThat(IpNetwork.parse(network)
                        .orElseThrow()
                        .contains(IpAddress.parse(address).orElseThrow()))
                .isEqualTo(inside);
    }

    @Test
    void isNoNetwork() {
        List<String> none = List.of(
                "",
                "/",
                "/24",
                "192.0.2.0/",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/+1",
                "192.0.2.0/1x",
                "192.0.2.0/024x",
                "2001:db8::/129",
                "192.0.2/24",
                "192.0.2.0/24/24",
                "::ffff:192.0.2.0/95",
                "192.0.2.0/ 24",
                "192.0.2.0/\u0662");
        assertThat(none).allSatisfy(text -> assertThat(IpNetwork.parse(text)).isEmpty());
    }
}
