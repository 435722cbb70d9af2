package org.postern.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.event.KeyValuePair;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event as one JSON object on one line, in ASCII: what is none is escaped, so no control, no direction mark and no
 * line separator reaches a reader raw. Pairs are members beside {@code time}, {@code level}, {@code logger} and {@code
 * message}; a pair of such a name has an underscore behind it.
 */
final class JsonLayout extends LayoutBase<ILoggingEvent> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @Override
    public String doLayout(ILoggingEvent event) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("time", LineLayout.time(Instant.ofEpochMilli(event.getTimeStamp())));
        object.put("level", event.getLevel().toString());
        object.put("logger", event.getLoggerName());
        object.put("message", event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                put(object, pair.key, pair.value);
            }
        }
        event.getMDCPropertyMap().forEach((key, value) -> put(object, key, value));
        if (event.getThrowableProxy() != null) {
            put(object, "exception", LineLayout.exception(event.getThrowableProxy()));
        }
        return JSON.writeValueAsString(object) + "\n";
    }

    private static void put(Map<String, Object> object, String key, Object value) {
        boolean plain = value instanceof Number || value instanceof Boolean;
        object.put(object.containsKey(key) ? key + "_" : key, plain ? value : String.valueOf(value));
    }
}
