package org.postern.domain.address;

/** Where a report of trouble would go: RFC 5321 §4.1.1.2. Null for messages that must not be answered (§4.5.5). */
public sealed interface ReversePath extends AnyPath permits NullPath, Path {}
