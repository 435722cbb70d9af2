package org.postern.fuzz;

/** Words that end up in a header field or a reply: printable ASCII of bounded length. */
final class Shown {

    private Shown() {}

    static void holds(String words, int most) {
        Holds.that(words.length() <= most, "words of bounded length", words.length(), words);
        Holds.that(words.chars().allMatch(c -> c >= ' ' && c < 127), "words in printable ASCII", words);
    }
}
