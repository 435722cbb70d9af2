package org.postern.bootstrap.configuration;

import java.util.List;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Values;

/** The keys of {@link MessageLimits}, with their defaults and bounds. */
final class MessageKeys {
    static final Key<Limits, DataSize> SIZE = Key.of(
            "message-size",
            Kinds.size(DataSize.kibibytes(64), DataSize.mebibytes(2048)),
            DataSize.mebibytes(50),
            "Octets of mail data in one message, announced with SIZE (RFC 1870); more is refused with 552.",
            limits -> limits.message().size());

    static final Key<Limits, DataSize> HEADER_SIZE = Key.of(
            "header-size",
            Kinds.size(DataSize.kibibytes(64), DataSize.mebibytes(64)),
            DataSize.mebibytes(1),
            "Octets of one header section; a longer one is refused with 554.",
            limits -> limits.message().headerSection());

    static final Key<Limits, DataSize> HEADER_LINE = Key.of(
            "header-line",
            Kinds.size(new DataSize(998), DataSize.mebibytes(64)),
            DataSize.mebibytes(1),
            "Octets of one line of a header section; a longer one is refused with 554.",
            limits -> limits.message().headerLine());

    static final Key<Limits, Integer> HEADER_FIELDS = Key.of(
            "header-fields",
            Kinds.count(100, 1_000_000),
            2000,
            "Header fields in one header section; more are refused with 554.",
            limits -> limits.message().headerFields());

    static final Key<Limits, Integer> HOPS = Key.of(
            "hops",
            Kinds.count(10, 1000),
            100,
            "Received fields in a message; with more it is refused as looping (RFC 5321 §6.3).",
            limits -> limits.message().hops());

    static final Key<Limits, Boolean> REFUSE_BARE_LF = Key.of(
            "refuse-bare-lf",
            Kinds.flag(),
            false,
            "Whether mail data with a line feed without carriage return is refused with 554. A bare one beside a lone dot always is.",
            limits -> limits.message().refuseBareLf());

    static final Key<Limits, Boolean> REFUSE_NUL = Key.of(
            "refuse-nul",
            Kinds.flag(),
            false,
            "Whether mail data with a NUL octet is refused with 554.",
            limits -> limits.message().refuseNul());

    static final List<Key<Limits, ?>> ALL =
            List.of(SIZE, HEADER_SIZE, HEADER_LINE, HEADER_FIELDS, HOPS, REFUSE_BARE_LF, REFUSE_NUL);

    private MessageKeys() {}

    static MessageLimits build(Values<Limits> values) {
        return new MessageLimits(
                values.get(SIZE),
                values.get(HEADER_SIZE),
                values.get(HEADER_LINE),
                values.get(HEADER_FIELDS),
                values.get(HOPS),
                values.get(REFUSE_BARE_LF),
                values.get(REFUSE_NUL));
    }
}
