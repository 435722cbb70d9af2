package org.postern.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.wire.ContentScan;
import org.postern.domain.wire.MailDataReader;

/**
 * RFC 5321 §4.1.1.4, §4.5.2: in any pieces, mail data end at the first CR LF "." CR LF and nowhere else, and lose one dot
 * at the start of a line and nothing else; flaws are those of the content as a whole.
 */
public final class MailDataTarget {

    private MailDataTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        Input input = new Input(octets);
        Cuts cuts = new Cuts(input.octet());
        byte[] sent = input.rest();
        String text = "\r\n" + new String(sent, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n.\r\n");
        MailDataReader reader = new MailDataReader();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ContentScan scan = new ContentScan();
        boolean ended = false;
        int taken = 0;
        while (!ended && taken < sent.length) {
            ByteBuffer in = ByteBuffer.wrap(sent, taken, cuts.next(sent.length - taken));
            ByteBuffer out = ByteBuffer.allocate(in.remaining() + MailDataReader.SLACK);
            ended = reader.read(in, out);
            taken = in.position();
            Holds.that(ended || !in.hasRemaining(), "all is taken before the end", taken);
            scan.look(out.flip());
            content.write(out.array(), 0, out.limit());
        }
        Holds.same(end >= 0, ended, "whether it ends");
        Holds.same(end < 0 ? sent.length : end + 3, taken, "how much is taken");
        String whole = unstuffed(end < 0 ? text : text.substring(0, end + 2));
        String read = content.toString(StandardCharsets.ISO_8859_1);
        Holds.same(ended ? whole : whole.substring(0, Math.min(read.length(), whole.length())), read, "content");
        Holds.that(ended || whole.length() - read.length() <= 2, "nothing but a line ending is held back", whole, read);
        if (ended) {
            Holds.same(naiveLoneDot(text.substring(0, end + 2)), reader.sawLoneDot(), "a lone dot");
            Holds.same(
                    whole.chars().anyMatch(c -> c == 0), scan.flaws().contains(MailDataFlaw.NUL), "NUL in the content");
            Holds.same(
                    whole.replace("\r\n", "").indexOf('\n') >= 0 || whole.contains("\n\n"),
                    scan.flaws().contains(MailDataFlaw.BARE_LF),
                    "bare LF in the content");
        }
    }

    private static String unstuffed(String text) {
        return text.replace("\r\n.", "\r\n").substring(2);
    }

    private static boolean naiveLoneDot(String text) {
        for (int i = 1; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '.' && isBreak(text.charAt(i - 1)) && isBreak(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBreak(char c) {
        return c == '\r' || c == '\n' || c == 0;
    }
}
