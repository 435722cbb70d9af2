package org.postern.adapters.observe;

import java.util.function.Consumer;
import org.postern.domain.dnslist.ZoneTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of the tests of lists in the log. */
public final class ListLog implements Consumer<ZoneTest> {
    private static final Logger LOG = LoggerFactory.getLogger(ListLog.class);

    @Override
    public void accept(ZoneTest test) {
        if (!test.isSound()) {
            LOG.warn("list set aside: zone={} faults={}", test.list().zone(), test.faults());
        } else if (!test.answered()) {
            LOG.warn("list does not answer: zone={}", test.list().zone());
        } else {
            LOG.debug("list in order: zone={}", test.list().zone());
        }
    }
}
