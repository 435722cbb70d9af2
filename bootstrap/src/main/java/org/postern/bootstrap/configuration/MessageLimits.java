package org.postern.bootstrap.configuration;

/** What one message may be. The meaning of each stands in the reference, docs/configuration.md. */
public record MessageLimits(
        DataSize size,
        DataSize headerSection,
        DataSize headerLine,
        int headerFields,
        int hops,
        boolean refuseBareLf,
        boolean refuseNul) {

    public MessageLimits {
        MessageKeys.SIZE.require(size);
        MessageKeys.HEADER_SIZE.require(headerSection);
        MessageKeys.HEADER_LINE.require(headerLine);
        MessageKeys.HEADER_FIELDS.require(headerFields);
        MessageKeys.HOPS.require(hops);
    }
}
