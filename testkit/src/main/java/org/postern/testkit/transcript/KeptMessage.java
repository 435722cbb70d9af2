package org.postern.testkit.transcript;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * A message that must be in the store when a story is over: the reverse-path and forward-paths without brackets, the
 * octets the client sent as content, and what the trace fields must tell besides.
 */
public record KeptMessage(
        String reversePath,
        List<String> recipients,
        ByteBuffer content,
        List<String> mailboxes,
        List<String> rcpt,
        Map<String, String> facts) {}
