package org.postern.domain.spf;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One run of check_host(): RFC 7208 §4.6. The records being evaluated stand on a stack of our own, a frame for each
 * "include" that is open; "redirect" takes the place of its frame.
 */
final class Evaluation {
    private final SpfArguments arguments;
    private final Lookups lookups;
    private final Targets targets;
    private final RecordLookup recordLookup;
    private final MechanismMatcher matcher;
    private final Deque<Frame> frames = new ArrayDeque<>();

    Evaluation(SpfArguments arguments, Lookups lookups, String receiver, Instant at) {
        this.arguments = arguments;
        this.lookups = lookups;
        PointerNames pointers = new PointerNames(lookups, arguments.ip());
        this.targets = new Targets(arguments, lookups, pointers, receiver, at);
        this.recordLookup = new RecordLookup(lookups);
        this.matcher = new MechanismMatcher(arguments.ip(), lookups, targets, pointers);
    }

    SpfOutcome malformedDomain() {
        return none(Ascii.shown(arguments.domain(), TargetName.LONGEST_NAME), "not a multi-label domain name");
    }

    SpfOutcome of(String domain) {
        Optional<SpfRecord> spfRecord = recordLookup.initial(domain);
        if (spfRecord.isEmpty() && lookups.trouble().isEmpty()) {
            return none(domain, "no SPF record");
        }
        spfRecord.ifPresent(found -> frames.push(new Frame(domain, found)));
        Optional<SpfOutcome> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            outcome = lookups.trouble().isPresent()
                    ? Optional.of(broken(domain, lookups.trouble().get()))
                    : step(frames.getFirst());
        }
        return outcome.get();
    }

    private Optional<SpfOutcome> step(Frame frame) {
        Optional<Directive> directive = frame.advance();
        if (directive.isEmpty()) {
            return redirect(frame);
        }
        Mechanism mechanism = directive.get().mechanism();
        if (mechanism instanceof IncludeMechanism include) {
            include(include, frame);
            return Optional.empty();
        }
        boolean match = matcher.matches(mechanism, frame.domain());
        return match && lookups.trouble().isEmpty() ? matched() : Optional.empty();
    }

    /** Opens the record of an "include", if it can match at all. */
    private void include(IncludeMechanism include, Frame frame) {
        if (lookups.countTerm() && !targets.matchNothing(include.target())) {
            open(include.target(), frame).ifPresent(frames::push);
        }
    }

    /** A malformed target-name makes check_host() say "none" (§4.3), which is permerror here (§5.2, §6.1). */
    private Optional<Frame> open(DomainSpec spec, Frame frame) {
        Optional<String> target = targets.ofTerm(spec, frame.domain());
        if (target.isEmpty()) {
            lookups.stop(Trouble.permanent("malformed target-name of " + Ascii.shown(spec.text(), 200)));
        }
        return target.flatMap(name -> recordLookup.needed(name).map(found -> new Frame(name, found)));
    }

    /** At the end of a record: another takes its place, or the default result of §4.7 holds. */
    private Optional<SpfOutcome> redirect(Frame frame) {
        Optional<RedirectModifier> redirect = frame.spfRecord().redirect();
        if (redirect.isEmpty()) {
            return nothingMatched(frame);
        }
        if (lookups.countTerm()) {
            open(redirect.get().target(), frame).ifPresent(opened -> {
                frames.pop();
                frames.push(opened);
            });
        }
        return Optional.empty();
    }

    /** The default result is not pass: an "include" of this record did not match. */
    private Optional<SpfOutcome> nothingMatched(Frame frame) {
        frames.pop();
        return frames.isEmpty()
                ? Optional.of(outcome(SpfResult.NEUTRAL, new SpfReason.NothingMatched(frame.domain()), noExplanation()))
                : Optional.empty();
    }

    /** Closes frames as long as each says pass to the "include" that opened it (§5.2). */
    private Optional<SpfOutcome> matched() {
        List<SpfReason.Place> places = new ArrayList<>();
        while (true) {
            Frame frame = frames.pop();
            SpfResult result = frame.current().qualifier().result();
            places.addFirst(frame.place());
            if (frames.isEmpty()) {
                Explanation explanation = result == SpfResult.FAIL
                        ? new Explainer(arguments, lookups, targets).explain(frame)
                        : noExplanation();
                return Optional.of(outcome(result, new SpfReason.Matched(places), explanation));
            }
            if (result != SpfResult.PASS) {
                return Optional.empty();
            }
        }
    }

    private SpfOutcome none(String domain, String problem) {
        return outcome(SpfResult.NONE, new SpfReason.NoRecord(domain, problem), noExplanation());
    }

    private SpfOutcome broken(String initialDomain, Trouble trouble) {
        String domain = frames.isEmpty() ? initialDomain : frames.getFirst().domain();
        return outcome(trouble.result(), new SpfReason.Broken(domain, trouble.problem()), noExplanation());
    }

    private static Explanation noExplanation() {
        return new Explanation.None();
    }

    private SpfOutcome outcome(SpfResult result, SpfReason reason, Explanation explanation) {
        return new SpfOutcome(
                arguments, result, reason, explanation, lookups.terms(), lookups.voids(), targets.localPartUsed());
    }
}
