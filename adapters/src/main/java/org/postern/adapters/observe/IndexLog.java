package org.postern.adapters.observe;

import java.util.function.Consumer;
import org.postern.application.index.IndexEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to the index, a line of log each. Mail goes on whatever it says. */
public final class IndexLog implements Consumer<IndexEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("postern.index");

    @Override
    public void accept(IndexEvent event) {
        switch (event) {
            case IndexEvent.Opened e ->
                LOG.debug("opened mark={}", e.highWaterMark().orElse("none"));
            case IndexEvent.CatchUpStarted e ->
                LOG.debug("catching up since={}", e.since().orElse("the beginning"));
            case IndexEvent.CaughtUp e -> LOG.info("current seen={} written={}", e.seen(), e.written());
            case IndexEvent.Faulted e ->
                LOG.warn(
                        "down, mail is kept all the same; next try in {} s: {}",
                        e.rest().toSeconds(),
                        e.fault().detail());
            case IndexEvent.SetAside e -> LOG.warn("set aside and made again: {}", e.reason());
            case IndexEvent.Overflowed e -> LOG.info("behind; comparing with the store");
            case IndexEvent.MessageUnreadable e -> LOG.warn("cannot read {}: {}", e.key(), e.detail());
        }
    }
}
