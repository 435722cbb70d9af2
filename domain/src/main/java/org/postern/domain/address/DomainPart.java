package org.postern.domain.address;

/** What stands behind the last unquoted {@code @} of a mailbox: RFC 5321 §4.1.2, {@code Domain / address-literal}. */
public sealed interface DomainPart permits DomainName, AddressLiteral {

    /** The canonical text: A-labels in lower case, or the literal with its brackets. */
    String text();
}
