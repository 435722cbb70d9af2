package org.postern.domain.spf;

import java.util.ArrayList;
import java.util.List;

/**
 * The body of a Received-SPF header field: RFC 7208 §9.1. Whatever a client or a foreign record said stands in it as
 * printable ASCII, quoted, and cut at a length; {@code ?} stands for any other character.
 */
public final class ReceivedSpf {
    private static final int LONGEST_MAILBOX = 320;
    private static final int LONGEST_VALUE = 255;

    private ReceivedSpf() {}

    /** The value without name and final CRLF, folded (RFC 5322 §2.2.3); the receiver is the name of this host. */
    public static String value(SpfOutcome outcome, String receiver) {
        SpfArguments arguments = outcome.arguments();
        List<String> words = new ArrayList<>();
        words.add(outcome.result().text());
        String comment = Ascii.shown(receiver, LONGEST_VALUE) + ": " + finding(outcome);
        words.addAll(List.of(("(" + Quoting.comment(comment) + ")").split(" ", -1)));
        words.add(pair("receiver", receiver, LONGEST_VALUE) + ";");
        words.add(pair("identity", arguments.identity().text(), LONGEST_VALUE) + ";");
        words.add(pair("client-ip", arguments.ip().text(), LONGEST_VALUE) + ";");
        if (arguments.identity() == SpfIdentity.MAIL_FROM) {
            words.add(pair("envelope-from", arguments.sender(), LONGEST_MAILBOX) + ";");
        }
        words.add(pair("helo", arguments.helo(), LONGEST_VALUE) + ";");
        if (!outcome.problem().isEmpty()) {
            words.add(pair("problem", outcome.problem(), LONGEST_VALUE) + ";");
        }
        words.add(pair("mechanism", outcome.mechanism(), LONGEST_VALUE));
        return Quoting.folded(words, "Received-SPF: ".length());
    }

    private static String pair(String key, String value, int longest) {
        return key + "=" + Quoting.dotAtomOrQuotedString(Ascii.shown(value, longest));
    }

    private static String finding(SpfOutcome outcome) {
        String sender = Ascii.shown(outcome.arguments().sender(), LONGEST_MAILBOX);
        String ip = outcome.arguments().ip().text();
        return switch (outcome.result()) {
            case PASS -> "domain of " + sender + " designates " + ip + " as permitted sender";
            case FAIL -> "domain of " + sender + " does not designate " + ip + " as permitted sender";
            case SOFTFAIL -> "domain of transitioning " + sender + " does not designate " + ip + " as permitted sender";
            case NEUTRAL -> ip + " is neither permitted nor denied by domain of " + sender;
            case NONE -> "domain of " + sender + " does not designate permitted sender hosts";
            case TEMPERROR, PERMERROR -> "error in processing domain of " + sender;
        };
    }
}
