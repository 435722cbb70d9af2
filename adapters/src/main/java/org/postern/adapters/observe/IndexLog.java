package org.postern.adapters.observe;

import java.util.function.Consumer;
import org.postern.application.index.IndexEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what happens to the index: what heals itself as information, what an operator may want to look at as a warning. */
public final class IndexLog implements Consumer<IndexEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("org.postern.index");

    @Override
    public void accept(IndexEvent event) {
        switch (event) {
            case IndexEvent.Opened opened ->
                LOG.atInfo()
                        .addKeyValue("mark", opened.highWaterMark().orElse("none"))
                        .log("index opened");
            case IndexEvent.CatchUpStarted started ->
                LOG.atInfo()
                        .addKeyValue("since", started.since().orElse("the first message"))
                        .log("index catches up");
            case IndexEvent.CaughtUp done ->
                LOG.atInfo()
                        .addKeyValue("seen", done.seen())
                        .addKeyValue("written", done.written())
                        .log("index is current");
            case IndexEvent.Faulted fault ->
                LOG.atWarn()
                        .addKeyValue("fault", fault.fault().detail())
                        .addKeyValue("rest", fault.rest())
                        .log("index is down; mail is not affected");
            case IndexEvent.SetAside aside ->
                LOG.atWarn().addKeyValue("reason", aside.reason()).log("index was set aside and is made again");
            case IndexEvent.Overflowed overflowed -> LOG.atWarn().log("index falls behind and will catch up");
            case IndexEvent.MessageUnreadable unreadable ->
                LOG.atWarn()
                        .addKeyValue("id", unreadable.key())
                        .addKeyValue("detail", unreadable.detail())
                        .log("message cannot be read and is not in the index");
        }
    }
}
