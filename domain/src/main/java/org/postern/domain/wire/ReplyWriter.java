package org.postern.domain.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.postern.domain.smtp.Reply;

/** Writes a reply as octets: RFC 5321 §4.2.1, every line with its code, all but the last with a hyphen behind it. */
public final class ReplyWriter {

    private ReplyWriter() {}

    /** The octets of a reply; the enhanced status code stands in every line (RFC 2034 §4). */
    public static byte[] octets(Reply reply) {
        StringBuilder text = new StringBuilder();
        List<String> lines = reply.lines();
        for (int i = 0; i < lines.size(); i++) {
            text.append(reply.code()).append(i < lines.size() - 1 ? '-' : ' ');
            reply.enhanced().ifPresent(status -> text.append(status).append(' '));
            text.append(lines.get(i)).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
