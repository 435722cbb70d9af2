package org.postern.domain.policy;

/** What a rule would have done, and why in words: printable ASCII without the client's octets. */
public record Opinion(Disposition disposition, String reason) {}
