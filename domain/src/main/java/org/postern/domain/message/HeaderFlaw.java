package org.postern.domain.message;

/** What may be wrong with a header section. */
public enum HeaderFlaw {
    /** A line that is neither a field nor a continuation: no colon, or a name with other than printable ASCII. */
    LINE_WITHOUT_FIELD,
    /** The first line is a continuation of nothing. */
    CONTINUATION_FIRST,
    /** A line of white space only continues a field (obs-FWS, RFC 5322 §4.2): readers differ on where it ends. */
    BLANK_CONTINUATION,
    /** A line in the section ends with a bare LF. */
    BARE_LF,
    /** CR without LF behind it: some readers take it for a line ending. */
    BARE_CR,
    /** No empty line: all of the message is header section. */
    NO_BODY,
    /** More octets, octets in a line, or fields than {@link HeaderLimits} allow. */
    TOO_LARGE
}
