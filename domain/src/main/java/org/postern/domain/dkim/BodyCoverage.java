package org.postern.domain.dkim;

/** How many octets of the canonical body a signature covers, and how many stand behind them unsigned ({@code l=}). */
public record BodyCoverage(long covered, long appended) {}
