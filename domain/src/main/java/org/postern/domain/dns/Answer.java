package org.postern.domain.dns;

import java.util.List;

/**
 * What the DNS said to a question. {@code records} holds only records of the type asked for, in the order of the
 * answer, and is empty unless the status is {@link Status#FOUND}; {@code ttl} is in seconds, for negative answers that
 * of RFC 2308 §5; {@code detail} names the trouble of a failure (such as {@code SERVFAIL} or {@code timeout}), else it
 * is the name that a CNAME chain ended at, or empty.
 */
public record Answer(
        Question question, Status status, List<DnsRecord> records, long ttl, Security security, String detail) {

    /** How a look-up ended. */
    public enum Status {
        /** At least one record of the type. */
        FOUND,
        /** The name exists, a record of the type does not: RFC 2308 §2.2. */
        NO_DATA,
        /** The name does not exist: RFC 2308 §2.1, RFC 8020. */
        NO_SUCH_DOMAIN,
        /** Nothing is known: no answer in time, a server failure, a bogus or broken answer. */
        TEMPORARY_FAILURE
    }

    public Answer {
        records = List.copyOf(records);
    }

    /** An answer with records. */
    public static Answer found(Question question, long ttl, List<DnsRecord> records) {
        return new Answer(question, Status.FOUND, records, ttl, Security.INSECURE, "");
    }

    /** The name exists without such a record. */
    public static Answer noData(Question question, long ttl) {
        return new Answer(question, Status.NO_DATA, List.of(), ttl, Security.INSECURE, "");
    }

    /** The name does not exist. */
    public static Answer noSuchDomain(Question question, long ttl) {
        return new Answer(question, Status.NO_SUCH_DOMAIN, List.of(), ttl, Security.INSECURE, "");
    }

    /** Nothing is known, and why. */
    public static Answer failure(Question question, String detail) {
        return new Answer(question, Status.TEMPORARY_FAILURE, List.of(), 0, Security.INSECURE, detail);
    }

    /** A void lookup of RFC 7208 §4.6.4: nothing there, though the look-up itself worked. */
    public boolean isVoid() {
        return status == Status.NO_DATA || status == Status.NO_SUCH_DOMAIN;
    }

    /** Whether the look-up itself failed. */
    public boolean isFailure() {
        return status == Status.TEMPORARY_FAILURE;
    }

    /** The records of one kind. */
    public <T extends DnsRecord> List<T> only(Class<T> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
