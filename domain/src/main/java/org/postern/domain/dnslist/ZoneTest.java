package org.postern.domain.dnslist;

import java.util.List;

/**
 * Whether a zone still is a list: RFC 5782 §5. A zone that has been given up lists nothing or everything; {@code faults}
 * say in words what is wrong, and with one the zone is to be set aside. Trouble of the DNS is no fault of the zone.
 */
public record ZoneTest(DnsList list, List<String> faults, boolean answered) {

    public ZoneTest {
        faults = List.copyOf(faults);
    }

    /** Whether its answers may count. */
    public boolean isSound() {
        return faults.isEmpty();
    }
}
