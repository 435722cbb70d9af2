package org.postern.domain.scan;

/** What the scanner of that name, in the configuration, said of a message. */
public record ScanReport(String scanner, ScanAnswer answer) {}
