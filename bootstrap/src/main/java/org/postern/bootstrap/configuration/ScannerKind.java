package org.postern.bootstrap.configuration;

/** What a content scanner speaks. */
public enum ScannerKind {
    /** clamd's INSTREAM. */
    CLAMAV,
    /** rspamd's HTTP. */
    RSPAMD,
    /** The protocol of Sendmail's filters, version 6. */
    MILTER
}
