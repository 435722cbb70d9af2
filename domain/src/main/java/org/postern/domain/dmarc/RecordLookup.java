package org.postern.domain.dmarc;

import org.postern.domain.address.DomainName;

/** What was found when a DMARC Policy Record of a domain was looked for: RFC 9989 §4.10 steps 1 and 2. */
public sealed interface RecordLookup {

    /** The domain in question, without {@code _dmarc}. */
    DomainName domain();

    /** The one record there, as published (each char one octet) and as understood. */
    record RecordFound(DomainName domain, String published, DmarcRecord record) implements RecordLookup {}

    /** There is none. */
    record RecordAbsent(DomainName domain, Absence absence) implements RecordLookup {}

    /** Nobody knows; {@code detail} is the trouble in the DNS. */
    record RecordUnknown(DomainName domain, String detail) implements RecordLookup {}

    /** Why there is no record. */
    enum Absence {
        /** The name {@code _dmarc} below the domain does not exist. */
        NO_SUCH_NAME,
        /** No TXT record there. */
        NO_TEXT,
        /** TXT records, but none of DMARC. */
        NO_DMARC_RECORD,
        /** Several DMARC Policy Records: all are discarded. */
        SEVERAL_RECORDS,
        /** The name would be longer than a name can be. */
        NAME_TOO_LONG
    }
}
