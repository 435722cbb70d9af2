package org.postern.testkit.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.postern.application.port.OutsideView;
import org.postern.application.port.PolicyFetch;
import org.postern.application.port.Sighting;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;

/** What every {@link OutsideView} must do. An implementation's test puts a mail server and a policy at an address. */
public interface OutsideViewContract {
    DomainName HOST = DomainName.parse("mx.example.test").orElseThrow();
    DomainName DOMAIN = DomainName.parse("example.test").orElseThrow();
    DomainName WITHOUT = DomainName.parse("without.example.test").orElseThrow();
    String POLICY = "version: STSv1\r\nmode: enforce\r\nmx: mx.example.test\r\nmax_age: 604800\r\n";

    OutsideView view();

    /** Where a server that calls itself {@link #HOST} greets, with STARTTLS, and {@link #POLICY} is that of DOMAIN. */
    IpAddress inhabited();

    /** Where nobody is. */
    IpAddress deserted();

    /** What the server shows in the handshake; no usual root knows it. */
    X509Certificate certificate();

    @Test
    default void aServerIsSeenWithItsNameAndItsCertificate() {
        Sighting seen = view().greet(inhabited(), HOST);
        assertThat(seen).isInstanceOfSatisfying(Sighting.Greeted.class, greeted -> {
            assertThat(greeted.name()).isEqualTo(HOST.text());
            assertThat(greeted.tls()).isInstanceOfSatisfying(Sighting.TlsSight.Shown.class, shown -> {
                assertThat(shown.chain()).containsExactly(certificate());
                assertThat(shown.mistrust()).isNotEmpty();
            });
        });
    }

    @Test
    default void whereNobodyIsThatIsSaid() {
        assertThat(view().greet(deserted(), HOST))
                .isInstanceOfSatisfying(
                        Sighting.Unreached.class, none -> assertThat(none.why()).isNotBlank());
    }

    @Test
    default void aPolicyIsFetchedAsItStands() {
        assertThat(view().policy(DOMAIN, inhabited())).isEqualTo(new PolicyFetch.Fetched(POLICY));
    }

    @Test
    default void aPolicyThatIsNotThereIsSaid() {
        assertThat(view().policy(WITHOUT, inhabited()))
                .isInstanceOfSatisfying(
                        PolicyFetch.NotFetched.class,
                        none -> assertThat(none.why()).isNotBlank());
    }
}
