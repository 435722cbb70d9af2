package org.postern.domain.policy;

/** A rule's opinion with the rule's name and mode. */
public record StatedOpinion(String rule, Mode mode, Opinion opinion) {}
