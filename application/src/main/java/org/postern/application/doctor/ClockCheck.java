package org.postern.application.doctor;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Whether the clock can be trusted: signatures, certificates and the order of messages go by it. */
record ClockCheck(Supplier<ClockFacts> facts) implements Check {
    private static final Duration SLACK = Duration.ofSeconds(60);
    private static final String WHY = "Signatures and certificates are judged by it, and messages are ordered by it.";
    private static final String REMEDY = "Let chrony or systemd-timesyncd keep the clock.";

    @Override
    public String subject() {
        return "clock";
    }

    @Override
    public List<Diagnosis> look() {
        ClockFacts clock = facts.get();
        if (clock.newestChange().isAfter(clock.now().plus(SLACK))) {
            return List.of(Diagnosis.wrong(
                    subject(), clock.now() + ", but our files are of " + clock.newestChange(), WHY, REMEDY));
        }
        return List.of(clock.keptInTime()
                .map(kept -> kept
                        ? Diagnosis.fine(subject(), clock.now() + ", kept in time by the network")
                        : Diagnosis.warn(
                                subject(), clock.now() + "; the system says that nobody keeps it in time", WHY, REMEDY))
                .orElseGet(() -> Diagnosis.warn(
                        subject(),
                        clock.now() + "; the system does not say whether somebody keeps it in time",
                        WHY,
                        "See timedatectl on the host of this container or system.")));
    }
}
