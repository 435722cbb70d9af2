package org.postern.bench.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What one run is to do, from words such as {@code port=2525 sessions=16 size=4096}.
 *
 * @param port of the server, on loopback
 * @param sessions how many clients at once
 * @param perSession messages in each session
 * @param size octets of the mail data of a message
 * @param pipelined whether MAIL, RCPT and DATA go in one group (RFC 2920)
 * @param tls whether each session begins with STARTTLS
 * @param time how long new sessions are begun
 * @param rate messages a second of all sessions together; 0 for as many as there can be
 * @param most messages (or sessions without one) after which no session is begun
 */
record Plan(
        int port,
        int sessions,
        int perSession,
        int size,
        boolean pipelined,
        boolean tls,
        Duration time,
        int rate,
        long most) {

    static Plan of(String words) {
        Map<String, String> given = new HashMap<>();
        for (String word : words.split(" ", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                given.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return new Plan(
                number(given, "port", 25),
                number(given, "sessions", 1),
                number(given, "messages", 1),
                number(given, "size", 4096),
                number(given, "pipelined", 0) != 0,
                number(given, "tls", 0) != 0,
                Duration.ofMillis(number(given, "milliseconds", 3_000)),
                number(given, "rate", 0),
                number(given, "most", Integer.MAX_VALUE));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return given.containsKey(name) ? Integer.parseInt(given.get(name)) : otherwise;
    }
}
