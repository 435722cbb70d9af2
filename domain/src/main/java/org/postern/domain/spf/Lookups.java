package org.postern.domain.spf;

import java.util.Optional;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;

/**
 * The look-ups of one check_host(), counted: RFC 7208 §4.6.4. The first trouble stays; after it the evaluation only
 * unwinds, and whoever asks again gets an answer without records that came from nowhere.
 *
 * <p>Ambiguous: the RFC limits the number of "terms" for which queries are void, other implementations count each
 * query. We count a term once, when its own query is void: addresses of MX hosts and of names of PTR records do not
 * count, since a host without AAAA is no fault, and PTR records are not the domain's.
 */
final class Lookups {
    private final Dns dns;
    private final SpfLimits limits;
    private int terms;
    private int voids;
    private Optional<Trouble> trouble = Optional.empty();

    Lookups(Dns dns, SpfLimits limits) {
        this.dns = dns;
        this.limits = limits;
    }

    /** Counts a term that causes look-ups; false when that is one too many. */
    boolean countTerm() {
        if (trouble.isEmpty() && terms == limits.terms()) {
            stop(Trouble.permanent("more than " + limits.terms() + " terms that cause DNS look-ups"));
        }
        terms += trouble.isEmpty() ? 1 : 0;
        return trouble.isEmpty();
    }

    /** Asks for a term itself: void answers count, a failure is temperror. */
    Answer askForTerm(String name, RecordType type) {
        Answer answer = askStrictly(name, type);
        countVoid(answer);
        return answer;
    }

    /** Asks for something on the way: a failure is temperror. */
    Answer askStrictly(String name, RecordType type) {
        Answer answer = ask(name, type);
        if (answer.isFailure()) {
            stop(Trouble.temporary(
                    type + " look-up of " + Ascii.shown(name, 255) + " failed: " + Ascii.shown(answer.detail(), 80)));
        }
        return answer;
    }

    /** Asks; what comes of a failure is the caller's matter. */
    Answer ask(String name, RecordType type) {
        Question question = new Question(TargetName.presentation(name), type);
        return trouble.isPresent() ? Answer.failure(question, "evaluation ended") : dns.ask(question);
    }

    /** Says that a name will be asked for soon. */
    void expect(String name, RecordType type) {
        dns.expect(new Question(TargetName.presentation(name), type));
    }

    void countVoid(Answer answer) {
        if (trouble.isEmpty() && answer.isVoid()) {
            voids++;
            if (voids > limits.voids()) {
                stop(Trouble.permanent("more than " + limits.voids() + " void look-ups"));
            }
        }
    }

    /** Ends the evaluation, unless something else did before. */
    void stop(Trouble reason) {
        trouble = trouble.or(() -> Optional.of(reason));
    }

    Optional<Trouble> trouble() {
        return trouble;
    }

    SpfLimits limits() {
        return limits;
    }

    int terms() {
        return terms;
    }

    int voids() {
        return voids;
    }
}
