package org.postern.domain.dkim;

/**
 * One {@code tag=value} of a tag-list (RFC 6376 §3.2). The value is without the white space around it; {@code from} and
 * {@code to} bound everything between the equals sign and the semicolon, white space included.
 */
public record Tag(String name, String value, int from, int to) {}
