package org.postern.domain.address;

/** Where the message is to go: RFC 5321 §4.1.1.3. */
public sealed interface ForwardPath extends AnyPath permits BarePostmaster, Path {}
