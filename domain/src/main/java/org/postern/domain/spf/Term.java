package org.postern.domain.spf;

/** One of the words a record is made of: RFC 7208 §4.6.1. */
public sealed interface Term permits Directive, Modifier {

    /** How it is written in a record; the default qualifier is left out. */
    String text();
}
