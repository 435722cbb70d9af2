package org.postern.application.conversation;

import java.time.Duration;

/**
 * How long a client may take, each a total that small pieces do not extend: RFC 5321 §4.5.3.2. A command must begin within
 * {@code idle} ({@code idleWhenBusy} while most sessions are taken) and be whole within {@code command}. Mail data may pause for
 * {@code dataIdle}, must come at {@code dataRate} octets a second once {@code dataGrace} has passed, and end within
 * {@code data}. {@code beforeMail}: until the first MAIL. {@code lastWord}: how long after the final dot a client that ends its side still
 * listens.
 */
public record SessionTimes(
        Duration idle,
        Duration idleWhenBusy,
        Duration command,
        Duration dataIdle,
        Duration data,
        Duration dataGrace,
        long dataRate,
        Duration session,
        Duration beforeMail,
        Duration handshake,
        Duration reply,
        Duration lastWord) {

    /** Enough for the end to arrive that was sent behind the final dot; far less than a client waits. */
    public static final Duration LAST_WORD = Duration.ofSeconds(5);

    public static final SessionTimes DEFAULT = new SessionTimes(
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(3),
            Duration.ofMinutes(30),
            Duration.ofSeconds(60),
            500,
            Duration.ofMinutes(60),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            LAST_WORD);
}
