package org.postern.testkit.dns;

import org.postern.domain.dns.Dns;

class ZoneDnsTest implements DnsContract {

    @Override
    public Dns dns() {
        return ZoneDns.of(WORLD);
    }
}
