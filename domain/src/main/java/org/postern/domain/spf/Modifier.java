package org.postern.domain.spf;

/** A name and a value that say more about a record: RFC 7208 §6. */
public sealed interface Modifier extends Term permits RedirectModifier, ExpModifier, UnknownModifier {}
