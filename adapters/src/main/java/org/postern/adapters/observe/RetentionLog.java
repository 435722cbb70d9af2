package org.postern.adapters.observe;

import java.util.function.Consumer;
import org.postern.application.maintain.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what retention took away, and what keeps it from doing so. */
public final class RetentionLog implements Consumer<Retention.Event> {
    private static final Logger LOG = LoggerFactory.getLogger("org.postern.retention");

    @Override
    public void accept(Retention.Event event) {
        switch (event) {
            case Retention.Paused paused ->
                LOG.atWarn()
                        .addKeyValue("now", paused.now())
                        .addKeyValue("pause", paused.time())
                        .log(
                                "the clock leapt: retention is paused; postern retention --resume says that the clock is right");
            case Retention.Ran ran -> {
                LOG.atInfo()
                        .addKeyValue("gone", ran.purged().messages())
                        .addKeyValue("of", ran.plan().messages())
                        .addKeyValue("more", ran.more())
                        .log("retention took old messages away");
                ran.purged()
                        .fault()
                        .ifPresent(fault ->
                                LOG.atWarn().addKeyValue("fault", fault).log("retention was refused by the disk"));
            }
        }
    }
}
