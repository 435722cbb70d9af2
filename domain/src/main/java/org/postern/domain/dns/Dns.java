package org.postern.domain.dns;

/**
 * Whom the domain asks: the Domain Name System as seen through one resolver (RFC 1034 §5). A question always gets an
 * answer; trouble on the way is {@link Answer.Status#TEMPORARY_FAILURE}, never an exception. Aliases (CNAME) are
 * followed by the resolver. Time limits, retries, caching and concurrency are the implementation's.
 */
public interface Dns {

    /** Asks and waits for the answer. */
    Answer ask(Question question);

    /** Says that a question will be asked soon, so that an implementation may begin to look it up; may do nothing. */
    default void expect(Question question) {}
}
