package org.postern.testkit.outside;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.postern.application.port.OutsideView;
import org.postern.application.port.Sighting;
import org.postern.domain.address.IpAddress;

final class MemoryOutsideTest implements OutsideViewContract {
    private static final Sighting SERVER = new Sighting.Greeted(
            "mx.example.test",
            new Sighting.TlsSight.Shown(List.of(SomeCertificate.certificate()), "no authority that is known"));

    @Override
    public OutsideView view() {
        return new MemoryOutside(Map.of(inhabited(), SERVER), Map.of(DOMAIN, POLICY));
    }

    @Override
    public IpAddress inhabited() {
        return IpAddress.parse("192.0.2.1").orElseThrow();
    }

    @Override
    public IpAddress deserted() {
        return IpAddress.parse("192.0.2.2").orElseThrow();
    }

    @Override
    public X509Certificate certificate() {
        return SomeCertificate.certificate();
    }
}
