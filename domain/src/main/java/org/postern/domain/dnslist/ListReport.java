package org.postern.domain.dnslist;

import java.util.List;
import java.util.Optional;

/** What all lists said of a client, in the order they are configured. */
public record ListReport(List<ListAnswer> answers) {

    public ListReport {
        answers = List.copyOf(answers);
    }

    /** The weights of the block lists it is on, less those of the welcome lists. */
    public int score() {
        return answers.stream().mapToInt(ListAnswer::score).sum();
    }

    /** The block list of the highest weight it is on. */
    public Optional<ListAnswer> worst() {
        return answers.stream().filter(answer -> answer.score() > 0).reduce((a, b) -> b.score() > a.score() ? b : a);
    }
}
