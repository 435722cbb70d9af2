package org.postern.adapters.metrics;

import org.postern.application.judge.ListObserver;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ZoneTest;

/** Counts, and hands on. */
final class MeteredLists implements ListObserver {
    private final ListObserver observer;
    private final ListMeter meter;

    MeteredLists(ListObserver observer, ListMeter meter) {
        this.observer = observer;
        this.meter = meter;
    }

    @Override
    public void tested(ZoneTest test) {
        meter.tested(test);
        observer.tested(test);
    }

    @Override
    public void unanswered(DnsList list, long times) {
        meter.unanswered(list);
        observer.unanswered(list, times);
    }
}
