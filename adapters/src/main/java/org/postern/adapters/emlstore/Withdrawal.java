package org.postern.adapters.emlstore;

import java.util.List;

/**
 * Takes back messages that are not kept: final names first, the removal made durable, then temporary names. What the
 * disk refuses is left to {@link Debris}; readers of this process never see it.
 */
final class Withdrawal {
    private final Debris debris;
    private final UnderWay underWay;

    Withdrawal(Debris debris, UnderWay underWay) {
        this.debris = debris;
        this.underWay = underWay;
    }

    void withdraw(Keeping keeping) {
        withdraw(List.of(keeping));
    }

    void withdraw(List<Keeping> keepings) {
        List<Keeping> linked = keepings.stream().filter(Keeping::isLinked).toList();
        linked.forEach(keeping -> debris.remove(StoreNames.file(keeping.id())));
        linked.stream().map(keeping -> StoreNames.day(keeping.id())).distinct().forEach(debris::force);
        keepings.stream().filter(Keeping::isCreated).forEach(keeping -> debris.remove(StoreNames.part(keeping.id())));
        keepings.forEach(underWay::end);
    }
}
