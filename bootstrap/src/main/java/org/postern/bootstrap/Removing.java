package org.postern.bootstrap;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.postern.application.maintain.Purge;
import org.postern.application.maintain.Retention;
import org.postern.application.port.RemovableMessages;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.PurgeRequest;

/** The commands that take messages away for good, whether inside the running server or without one. */
final class Removing {
    /** More than this part of all messages, in percent, goes only when its owner says that this is meant. */
    static final int USUAL_PERCENT = 5;

    private static final Duration FORGET_WITHIN = Duration.ofSeconds(60);

    private final RemovableMessages store;
    private final Index index;
    private final Optional<Retention> retention;

    /** Retention is there while a server runs. */
    Removing(RemovableMessages store, Index index, Optional<Retention> retention) {
        this.store = store;
        this.index = index;
        this.retention = retention;
    }

    ExitCode purge(PurgeRequest request, Output output) {
        Purge purge = new Purge(store, index::forget);
        Purge.Plan plan = purge.plan(new Purge.Rule(request.before(), request.toOctets()), 100);
        if (request.dryRun()) {
            output.out().println("would go: " + words(plan));
            return ExitCode.FINE;
        }
        if (plan.isMoreThan(USUAL_PERCENT) && !request.sure()) {
            output.error().println("this is more than " + USUAL_PERCENT + " %: " + words(plan));
            output.error().println("nothing was taken away; say --yes if it is meant");
            return ExitCode.WRONG;
        }
        return run(purge, plan, output);
    }

    private ExitCode run(Purge purge, Purge.Plan plan, Output output) {
        Purge.Purged purged = purge.run(plan, output.pace());
        output.out().println("gone: " + purged.messages() + " of " + plan.messages() + " messages");
        if (purged.fault().isPresent()) {
            output.error()
                    .println("the disk refused to go on (" + purged.fault().get()
                            + "); what is left stays, run it again when the disk works");
            return ExitCode.WRONG;
        }
        if (purged.messages() > 0 && !index.awaitForgotten(FORGET_WITHIN)) {
            output.error().println("the index is down or busy; it forgets them when it opens again");
        }
        return ExitCode.FINE;
    }

    ExitCode retention(boolean resume, Output output) {
        retention.ifPresent(running -> {
            if (resume) {
                running.confirm();
                Optional<Retention.Event> unused = running.turn();
            }
            Retention.State state = running.state();
            output.out().println(state.next().map(next -> "next run: " + next).orElse("no run is planned"));
            if (!state.pause().isZero()) {
                output.out()
                        .println("paused, because the clock leapt, for "
                                + state.pause().toMinutes() + " minutes; --resume says that it is right");
            }
            state.last().ifPresent(event -> output.out().println(words(event)));
        });
        return ExitCode.FINE;
    }

    private static String words(Retention.Event event) {
        return switch (event) {
            case Retention.Paused paused -> "paused at " + paused.now();
            case Retention.Ran ran ->
                "last run: " + ran.at() + ", gone: " + ran.purged().messages() + " of "
                        + ran.plan().messages() + " messages"
                        + (ran.more() ? "; more of them is due, the next nights go on" : "")
                        + ran.purged()
                                .fault()
                                .map(fault -> "; the disk refused: " + fault)
                                .orElse("");
        };
    }

    private static String words(Purge.Plan plan) {
        String percent = plan.messages() == 0
                ? ""
                : String.format(Locale.ROOT, " (%.1f %%)", 100.0 * plan.going() / plan.messages());
        return plan.going() + " of " + plan.messages() + " messages" + percent + ", " + size(plan.goingOctets())
                + " of " + size(plan.octets())
                + plan.last()
                        .map(id -> ", the newest of them from " + id.time())
                        .orElse("");
    }

    /** To a tenth of the unit in which people think of it. */
    static String size(long octets) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double number = octets;
        int unit = 0;
        while (number >= 1_024 && unit < units.length - 1) {
            number /= 1_024;
            unit++;
        }
        return unit == 0 ? octets + " B" : String.format(Locale.ROOT, "%.1f %s", number, units[unit]);
    }
}
