package org.postern.domain.session;

import java.util.ArrayList;
import java.util.List;

/**
 * The session as plain variables, written from RFC 5321 §4.1.4, RFC 3030 §2, RFC 3207 §4 and the limits, to be compared
 * with the machine. It knows reply codes only.
 */
final class ReferenceSession {
    private final SessionLimits limits;

    boolean greeted;
    boolean extended;
    boolean tls;
    boolean mail;
    boolean rcptTried;
    boolean binary;
    boolean utf8;
    int recipients;
    boolean chunking;
    int chunks;
    int emptyChunks;
    int errors;
    int unknown;
    int idle;
    int badRecipients;
    int transactions;
    boolean closed;
    private List<Integer> replies = new ArrayList<>();

    ReferenceSession(SessionLimits limits) {
        this.limits = limits;
    }

    /** The reply codes to this command. */
    List<Integer> hear(Said said, Fate fate) {
        replies = new ArrayList<>();
        boolean endsByItself = said == Said.DATA_AND_MORE || said == Said.STARTTLS_AND_MORE || said == Said.QUIT;
        if (!endsByItself && erredEnough()) {
            close(421);
            return replies;
        }
        switch (said) {
            case HELO, EHLO -> greet(said == Said.EHLO);
            case EHLO_EMPTY, DATA_ARGUMENT, RSET_ARGUMENT, VRFY_EMPTY, STARTTLS_ARGUMENT -> error(501);
            case MAIL_BAD, RCPT_NULL -> error(501);
            case MAIL_UNKNOWN, RCPT_UNKNOWN -> error(555);
            case MAIL_UTF8_UNSAID -> error(553);
            case MAIL, MAIL_NULL, MAIL_TOO_LARGE, MAIL_BINARY, MAIL_UTF8, MAIL_REQUIRETLS, MAIL_AUTH ->
                mail(said, fate);
            case RCPT, RCPT_POSTMASTER, RCPT_DSN, RCPT_UTF8 -> rcpt(said, fate);
            case DATA -> data(fate);
            case DATA_AND_MORE, STARTTLS_AND_MORE, HTTP -> close(554);
            case BDAT, BDAT_EMPTY, BDAT_LAST, BDAT_EMPTY_LAST -> bdat(said, fate);
            case BDAT_BAD -> close(501);
            case RSET -> {
                endTransaction();
                smallTalk(250);
            }
            case NOOP -> smallTalk(250);
            case HELP -> smallTalk(214);
            case VRFY -> smallTalk(252);
            case EXPN, AUTH, ETRN -> error(502);
            case UNKNOWN -> unknown();
            case STARTTLS -> startTls(fate);
            case QUIT -> close(221);
        }
        return replies;
    }

    private void greet(boolean withExtensions) {
        boolean before = greeted;
        boolean extendedBefore = extended;
        greeted = true;
        extended = withExtensions;
        if (idle == limits.idleCommands()) {
            greeted = before;
            extended = extendedBefore;
        } else {
            endTransaction();
        }
        smallTalk(250);
    }

    /** Commands without mail are counted; the one above the limit is the last. */
    private void smallTalk(int code) {
        idle++;
        if (idle > limits.idleCommands()) {
            close(421);
        } else {
            replies.add(code);
        }
    }

    private void mail(Said said, Fate fate) {
        if (!greeted || mail) {
            error(503);
        } else if (transactions == limits.transactions()) {
            close(421);
        } else if (said == Said.MAIL_AUTH || said == Said.MAIL_REQUIRETLS && !tls || said != Said.MAIL && !extended) {
            error(555);
        } else if (said == Said.MAIL_TOO_LARGE) {
            error(552);
        } else if (decided(fate, 451, 550)) {
            mail = true;
            binary = said == Said.MAIL_BINARY;
            utf8 = said == Said.MAIL_UTF8;
            transactions++;
            replies.add(250);
        }
    }

    private void rcpt(Said said, Fate fate) {
        if (!mail || chunking) {
            error(503);
        } else if (recipients == limits.recipients()) {
            replies.add(452);
        } else if (said == Said.RCPT_UTF8 && !utf8) {
            error(553);
        } else if (said == Said.RCPT_DSN && !extended) {
            error(555);
        } else {
            rcptTried = true;
            badRecipients += refuses(fate) ? 1 : 0;
            if (decided(fate, 451, 550)) {
                recipients++;
                replies.add(250);
            }
        }
    }

    private void data(Fate fate) {
        if (!mail || chunking) {
            error(503);
        } else if (recipients == 0) {
            error(rcptTried ? 554 : 503);
        } else if (binary) {
            error(503);
        } else {
            replies.add(354);
            if (!interrupted(fate)) {
                messageCame(fate);
            }
        }
    }

    /** RFC 5321 §4.1.1.4: whatever is said to mail data, the transaction is over. */
    private void messageCame(Fate fate) {
        endTransaction();
        switch (fate) {
            case DEFERRED -> replies.add(451);
            case REFUSED -> error(554);
            case NOT_TAKEN -> error(552);
            default -> {
                idle = 0;
                replies.add(250);
            }
        }
    }

    private void bdat(Said said, Fate fate) {
        boolean last = said == Said.BDAT_LAST || said == Said.BDAT_EMPTY_LAST;
        boolean empty = said == Said.BDAT_EMPTY || said == Said.BDAT_EMPTY_LAST;
        if (!mail || recipients == 0) {
            int code = mail && rcptTried ? 554 : 503;
            endTransaction();
            if (!interrupted(fate)) {
                error(code);
            }
        } else if (chunks == limits.chunks() || empty && !last && emptyChunks == limits.emptyChunks()) {
            close(554);
        } else if (!interrupted(fate)) {
            chunkCame(last, empty, fate);
        }
    }

    private void chunkCame(boolean last, boolean empty, Fate fate) {
        if (fate == Fate.NOT_TAKEN) {
            endTransaction();
            error(552);
        } else if (last) {
            messageCame(fate);
        } else {
            chunking = true;
            chunks++;
            emptyChunks += empty ? 1 : 0;
            replies.add(250);
        }
    }

    private void startTls(Fate fate) {
        if (tls || mail) {
            error(503);
            return;
        }
        replies.add(220);
        if (fate == Fate.GOOD) {
            tls = true;
            greeted = false;
            extended = false;
        } else {
            closed = true;
        }
    }

    private void unknown() {
        unknown++;
        error(500);
    }

    private boolean erredEnough() {
        return errors >= limits.hardErrors()
                || unknown > limits.unknownCommands()
                || badRecipients > limits.badRecipients();
    }

    private static boolean refuses(Fate fate) {
        return fate == Fate.REFUSED || fate == Fate.NOT_TAKEN;
    }

    private boolean decided(Fate fate, int later, int never) {
        if (fate == Fate.DEFERRED) {
            replies.add(later);
        } else if (refuses(fate)) {
            error(never);
        }
        return fate != Fate.DEFERRED && !refuses(fate);
    }

    private boolean interrupted(Fate fate) {
        if (fate == Fate.BROKEN) {
            close(421);
        } else if (fate == Fate.LOST) {
            closed = true;
        }
        return closed;
    }

    private void error(int code) {
        errors++;
        replies.add(code);
    }

    private void close(int code) {
        replies.add(code);
        closed = true;
    }

    private void endTransaction() {
        mail = false;
        rcptTried = false;
        binary = false;
        utf8 = false;
        recipients = 0;
        chunking = false;
        chunks = 0;
        emptyChunks = 0;
    }
}
