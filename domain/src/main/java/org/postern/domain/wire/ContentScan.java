package org.postern.domain.wire;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import org.postern.domain.smtp.MailDataFlaw;

/** Looks at content as it passes, in any blocks, for what RFC 5321 §2.3.8 and §4.5.3.1.6 do not allow in it. */
public final class ContentScan {
    private static final int LONGEST_TEXT_LINE = 998;

    private final EnumSet<MailDataFlaw> flaws = EnumSet.noneOf(MailDataFlaw.class);
    private boolean afterCr;
    private long lineLength;

    /** Looks at the next octets, between position and limit, and leaves them where they are. */
    public void look(ByteBuffer octets) {
        int highBits = 0;
        for (int i = octets.position(), end = octets.limit(); i < end; i++) {
            byte octet = octets.get(i);
            highBits |= octet;
            if (octet > '\r' && !afterCr || octet < 0 && !afterCr) {
                lineLength++;
            } else {
                special(octet);
            }
        }
        if (highBits < 0) {
            flaws.add(MailDataFlaw.EIGHT_BIT);
        }
    }

    private void special(byte octet) {
        if (octet == '\n') {
            if (afterCr) {
                endLine();
            } else {
                flaws.add(MailDataFlaw.BARE_LF);
                lineLength++;
            }
            afterCr = false;
            return;
        }
        if (afterCr) {
            flaws.add(MailDataFlaw.BARE_CR);
            lineLength++;
        }
        afterCr = octet == '\r';
        lineLength += afterCr ? 0 : 1;
        if (octet == 0) {
            flaws.add(MailDataFlaw.NUL);
        }
    }

    private void endLine() {
        if (lineLength > LONGEST_TEXT_LINE) {
            flaws.add(MailDataFlaw.LONG_LINE);
        }
        lineLength = 0;
    }

    /** What was found in the content that has ended here. */
    public Set<MailDataFlaw> flaws() {
        if (afterCr) {
            flaws.add(MailDataFlaw.BARE_CR);
        }
        endLine();
        return EnumSet.copyOf(flaws);
    }
}
