package org.postern.domain.dkim;

import java.util.OptionalLong;

/** What of a body is hashed: its canonical form ({@code c=}), whole or only so many octets of it ({@code l=}). */
public record BodyExtent(Canonicalization canonicalization, OptionalLong limit) {}
