package org.postern.adapters.observe;

import org.postern.application.judge.ListObserver;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ZoneTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of lists in the log: of every test that went wrong, of a list without answer at first and then each hundredth time. */
public final class ListLog implements ListObserver {
    private static final Logger LOG = LoggerFactory.getLogger(ListLog.class);
    private static final int SOMETIMES = 100;

    @Override
    public void tested(ZoneTest test) {
        if (!test.isSound()) {
            LOG.warn("list set aside: zone={} faults={}", test.list().zone(), test.faults());
        } else if (!test.answered()) {
            LOG.warn("list does not answer: zone={}", test.list().zone());
        } else {
            LOG.debug("list in order: zone={}", test.list().zone());
        }
    }

    @Override
    public void unanswered(DnsList list, long times) {
        if (times % SOMETIMES == 1) {
            LOG.warn("list gave no answer: zone={} times={}", list.zone(), times);
        }
    }
}
