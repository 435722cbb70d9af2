package org.postern.adapters.trace;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A flight as one line of JSON in ASCII, so that the file itself is safe to look at. */
final class FlightCodec {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private FlightCodec() {}

    static String encode(Flight flight) {
        return JSON.writeValueAsString(flight);
    }

    /** Empty for a line that is none, such as the last one before a power cut. */
    static Optional<Flight> decode(String line) {
        try {
            return Optional.of(JSON.readValue(line, Flight.class));
        } catch (JacksonException | NullPointerException torn) {
            return Optional.empty();
        }
    }
}
