package org.postern.application.conversation;

import org.postern.domain.address.PathParser;
import org.postern.domain.wire.LineReader;

/** The largest things read from the wire, in octets: a command line with its CR LF, a local part, a message. */
public record WireLimits(int commandLine, int localPart, long messageSize) {
    public static final WireLimits DEFAULT =
            new WireLimits(LineReader.LONGEST_LINE, PathParser.LONGEST_LOCAL_PART, 50L << 20);
}
