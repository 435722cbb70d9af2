package org.postern.domain.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.sasl.Secret;

/**
 * Everything the server can say, on one page: reply codes of RFC 5321 §4.2.3, enhanced codes of RFC 3463 and RFC 5248. No
 * reply repeats octets of the client; a refusal that was decided on carries the decision's id.
 */
public final class Replies {
    public static final Reply START_MAIL_INPUT = plain(354, "End data with <CR><LF>.<CR><LF>");
    public static final Reply OK = reply(250, "2.0.0", "Ok");
    public static final Reply SENDER_OK = reply(250, "2.1.0", "Ok");
    public static final Reply RECIPIENT_OK = reply(250, "2.1.5", "Ok");
    public static final Reply CHUNK_OK = reply(250, "2.0.0", "Chunk received");
    public static final Reply READY_FOR_TLS = reply(220, "2.0.0", "Ready to start TLS");
    public static final Reply CANNOT_VERIFY = reply(252, "2.1.5", "Cannot verify; send the message and see");
    public static final Reply HELP = reply(214, "2.0.0", "This server takes mail for its own domains; see RFC 5321");

    public static final Reply SYNTAX_ERROR = reply(500, "5.5.2", "Syntax error");
    public static final Reply BARE_LINE_ENDING = reply(500, "5.5.2", "Lines end with CR LF, see RFC 5321 2.3.8");
    public static final Reply LINE_TOO_LONG = reply(500, "5.5.2", "Line too long, closing");
    public static final Reply UNRECOGNIZED = reply(500, "5.5.1", "Command not recognized");
    public static final Reply ARGUMENT_UNWANTED = reply(501, "5.5.4", "This command takes no argument");
    public static final Reply ARGUMENT_MISSING = reply(501, "5.5.4", "Argument missing");
    public static final Reply NAME_TOO_LONG = reply(501, "5.5.2", "Name longer than 255 octets");
    public static final Reply EXPECTED_FROM = reply(501, "5.5.4", "Syntax: MAIL FROM:<address> [parameters]");
    public static final Reply EXPECTED_TO = reply(501, "5.5.4", "Syntax: RCPT TO:<address> [parameters]");
    public static final Reply NULL_FORWARD_PATH = reply(501, "5.1.3", "A recipient is needed");
    public static final Reply POSTMASTER_REVERSE_PATH = reply(501, "5.1.7", "Bad sender address: domain missing");
    public static final Reply BAD_UTF8 = reply(501, "5.5.2", "Not well-formed UTF-8");
    public static final Reply NEEDS_SMTPUTF8 = reply(553, "5.6.7", "Address needs the SMTPUTF8 parameter of MAIL");
    public static final Reply BAD_PARAMETER = reply(501, "5.5.4", "Bad value of a parameter, or a parameter twice");
    public static final Reply UNKNOWN_PARAMETER = reply(555, "5.5.4", "Parameter not recognized or not offered here");
    public static final Reply BAD_CHUNK = reply(501, "5.5.4", "Syntax: BDAT octets [LAST]; closing");

    public static final Reply AUTHENTICATED = reply(235, "2.7.0", "Authentication successful");
    public static final Reply EXPECTED_MECHANISM = reply(501, "5.5.4", "Syntax: AUTH mechanism [initial-response]");
    public static final Reply NOT_BASE64 = reply(501, "5.5.2", "Not base64, see RFC 4954 4");
    public static final Reply AUTH_CANCELLED = reply(501, "5.7.0", "Authentication cancelled");
    public static final Reply AUTH_LINE_TOO_LONG = reply(500, "5.5.6", "Authentication line too long, closing");
    public static final Reply AUTH_AGAIN = reply(503, "5.5.1", "Authenticated already");
    public static final Reply AUTH_IN_TRANSACTION = reply(503, "5.5.1", "No AUTH in a mail transaction; RSET ends it");
    public static final Reply UNKNOWN_MECHANISM = reply(504, "5.5.4", "Mechanism not offered; EHLO tells which are");
    public static final Reply NOT_AUTHENTICATED = reply(535, "5.7.8", "Authentication credentials invalid");
    public static final Reply AUTH_NEEDS_TLS = reply(538, "5.7.11", "AUTH needs encryption: send STARTTLS first");
    public static final Reply AUTH_UNDECIDED =
            reply(454, "4.7.0", "Authentication is not possible now, try again later");
    public static final Reply AUTH_TOO_OFTEN = reply(421, "4.7.0", "Too many failed authentications, closing");

    public static final Reply NOT_IMPLEMENTED = reply(502, "5.5.1", "Command not implemented");
    public static final Reply EXPN_DISABLED = reply(502, "5.5.1", "This server does not expand lists");
    public static final Reply TLS_NOT_OFFERED = reply(502, "5.5.1", "TLS is not offered here");
    public static final Reply GREET_FIRST = reply(503, "5.5.1", "Send EHLO first");
    public static final Reply MAIL_FIRST = reply(503, "5.5.1", "Send MAIL first");
    public static final Reply RCPT_FIRST = reply(503, "5.5.1", "Send RCPT first");
    public static final Reply NESTED_MAIL = reply(503, "5.5.1", "A mail transaction is open already; RSET ends it");
    public static final Reply CHUNKS_BEGUN = reply(503, "5.5.1", "The message has begun with BDAT; go on with BDAT");
    public static final Reply TLS_ALREADY = reply(503, "5.5.1", "TLS is active already");
    public static final Reply TLS_IN_TRANSACTION = reply(503, "5.5.1", "Not in a mail transaction; RSET ends it");
    public static final Reply BINARY_NEEDS_BDAT = reply(503, "5.5.1", "BINARYMIME needs BDAT, see RFC 3030");
    public static final Reply NO_VALID_RECIPIENTS = reply(554, "5.5.1", "No valid recipients");
    public static final Reply COMMAND_PIPELINED =
            reply(554, "5.5.0", "This command must wait for its reply, see RFC 2920; closing");
    public static final Reply FOREIGN_PROTOCOL = reply(554, "5.5.1", "This is SMTP; closing");
    public static final Reply TOO_MANY_CHUNKS = reply(554, "5.5.1", "Too many chunks, closing");

    public static final Reply SIZE_EXCEEDED = reply(552, "5.3.4", "Message size exceeds the limit");
    public static final Reply TOO_MANY_RECIPIENTS =
            reply(452, "4.5.3", "Too many recipients; send the rest in another transaction");
    public static final Reply TOO_MANY_MESSAGES = reply(421, "4.7.0", "Too many messages in this session, reconnect");
    public static final Reply TOO_MANY_ERRORS = reply(421, "4.7.0", "Too many errors, closing");
    public static final Reply TOO_MANY_IDLE_COMMANDS = reply(421, "4.7.0", "Too many commands without mail, closing");
    public static final Reply TIMED_OUT = reply(421, "4.4.2", "Timed out, closing");
    public static final Reply STOPPING = reply(421, "4.3.2", "Server is stopping, try again soon");
    public static final Reply STORE_FULL = reply(452, "4.3.1", "Insufficient storage, try again later");
    public static final Reply LOCAL_FAULT = reply(451, "4.3.0", "Local fault, nothing was kept, try again later");
    public static final Reply FAULT_CLOSING = reply(421, "4.3.0", "Local fault, nothing was kept, closing");
    public static final Reply TOO_SLOW = reply(451, "4.4.5", "Taking the message took too long, try again later");

    private Replies() {}

    /** The greeting of RFC 5321 §4.2.1. */
    public static Reply ready(DomainName hostname) {
        return plain(220, hostname.text() + " ESMTP Postern");
    }

    /** RFC 5321 §4.1.1.1. */
    public static Reply hello(DomainName hostname) {
        return plain(250, hostname.text());
    }

    /** RFC 5321 §4.1.1.1: a line per service extension. */
    public static Reply hello(DomainName hostname, List<String> extensions) {
        List<String> lines = new ArrayList<>();
        lines.add(hostname.text());
        lines.addAll(extensions);
        return new Reply(250, Optional.empty(), lines);
    }

    /** RFC 5321 §4.1.1.10. */
    public static Reply closing(DomainName hostname) {
        return reply(221, "2.0.0", hostname.text() + " closing connection");
    }

    /** 501 for a reverse-path that is none; the reason is ours, not the client's octets. */
    public static Reply badSender(String reason) {
        return reply(501, "5.1.7", "Bad sender address: " + reason);
    }

    /** 501 for a forward-path that is none. */
    public static Reply badRecipient(String reason) {
        return reply(501, "5.1.3", "Bad recipient address: " + reason);
    }

    /** The promise of RFC 5321 §6.1: said only after the message is durable. */
    public static Reply kept(TransactionId id) {
        return reply(250, "2.0.0", "Kept as " + id);
    }

    /** RFC 5321 §4.3.2 and §4.5.3.2: no room for another session of this client, its network, or at all. */
    public static Reply tooManySessions(TransactionId id) {
        return reply(421, "4.3.2", "Too many sessions, try again later [" + id + "]");
    }

    /** RFC 5321 §3.1: the client waits for the greeting. */
    public static Reply talkedEarly(TransactionId id) {
        return reply(421, "4.7.0", "Wait for the greeting, see RFC 5321 3.1 [" + id + "]");
    }

    /** Faster than a client may be. */
    public static Reply connectsTooOften(TransactionId id) {
        return reply(421, "4.7.0", "Too many connections of this client, try again later [" + id + "]");
    }

    /** Errors, or failed authentications, of all sessions of a client. */
    public static Reply errsTooOften(TransactionId id) {
        return reply(421, "4.7.0", "Too many errors of this client, try again later [" + id + "]");
    }

    /** Faster than a client may send. */
    public static Reply sendsTooOften(TransactionId id) {
        return reply(450, "4.7.1", "Too many messages of this client, try again later [" + id + "]");
    }

    /** Faster than a client may name recipients. */
    public static Reply namesTooMany(TransactionId id) {
        return reply(450, "4.7.1", "Too many recipients of this client, try again later [" + id + "]");
    }

    /** Of whatever recipient: whoever guesses learns no more. */
    public static Reply guessesTooOften(TransactionId id) {
        return reply(450, "4.7.1", "Too many unknown recipients of this client, try again later [" + id + "]");
    }

    /** A local part that none of our domains knows: RFC 5321 §3.3. */
    public static Reply noSuchMailbox(TransactionId id) {
        return reply(550, "5.1.1", "No such mailbox here [" + id + "]");
    }

    /** Not one of our domains. */
    public static Reply relayDenied(TransactionId id) {
        return reply(550, "5.7.1", "This server takes mail for its own domains only [" + id + "]");
    }

    /** Not one of our domains, said by a client that might have hoped for more. */
    public static Reply noRelay(TransactionId id) {
        return reply(
                550,
                "5.7.1",
                "There is no relay here, not for authenticated clients either: own domains only [" + id + "]");
    }

    /** RFC 6409 §6.1. */
    public static Reply notYourAddress(TransactionId id) {
        return reply(550, "5.7.1", "The reverse-path is not an address of the user that authenticated [" + id + "]");
    }

    /** RFC 4954 §4: base64 and nothing else; no octets leave the text empty. */
    public static Reply challenge(Secret challenge) {
        return plain(334, challenge.base64());
    }

    /** An address literal where only domains of ours are taken. */
    public static Reply literalRefused(TransactionId id) {
        return reply(550, "5.1.2", "Address literals are not mail domains here [" + id + "]");
    }

    /** The content breaks a rule of the format; the reason is ours. */
    public static Reply badContent(String reason, TransactionId id) {
        return reply(554, "5.6.0", reason + " [" + id + "]");
    }

    /** RFC 5321 §6.3. */
    public static Reply loop(TransactionId id) {
        return reply(554, "5.4.6", "Routing loop: too many Received fields [" + id + "]");
    }

    /** RFC 7505 §4.2. */
    public static Reply senderTakesNoMail(DomainName domain, TransactionId id) {
        return reply(550, "5.7.27", domain + " takes no mail, so it can send none [" + id + "]");
    }

    /** No report could reach the sender: RFC 5321 §5.1. */
    public static Reply senderDomainMissing(DomainName domain, TransactionId id) {
        return reply(550, "5.1.8", domain + " does not exist, or has neither MX nor address [" + id + "]");
    }

    /** The DNS is in trouble, not the sender. */
    public static Reply senderDomainUnknown(DomainName domain, TransactionId id) {
        return reply(451, "4.4.3", "The DNS does not answer for " + domain + ", try again later [" + id + "]");
    }

    /** RFC 5322 §3.6; the flaw is in our words. */
    public static Reply authorUnclear(String flaw, TransactionId id) {
        return reply(554, "5.6.0", "Exactly one usable From field is needed: " + flaw + " [" + id + "]");
    }

    /** RFC 5321 §4.1.1.1: a client gives its own name. */
    public static Reply heloIsOurs(TransactionId id) {
        return reply(550, "5.7.1", "That is the name of this server, not yours [" + id + "]");
    }

    /** RFC 5782 §2.1: the sender may ask that list why. */
    public static Reply listed(DomainName zone, TransactionId id) {
        return reply(554, "5.7.1", "The client is listed in " + zone + " [" + id + "]");
    }

    /** RFC 9989 §5.4. */
    public static Reply dmarcFailed(DomainName author, TransactionId id) {
        return reply(550, "5.7.1", "DMARC fails, and " + author + " asks to reject [" + id + "]");
    }

    /** RFC 9989 §5.3.6. */
    public static Reply dmarcUnknown(TransactionId id) {
        return reply(451, "4.7.1", "The DNS does not answer for DMARC, try again later [" + id + "]");
    }

    /** RFC 7372 §3.2. */
    public static Reply spfFailed(DomainName domain, TransactionId id) {
        return reply(550, "5.7.23", "SPF of " + domain + " does not permit this client [" + id + "]");
    }

    /** RFC 7372 §3.1. */
    public static Reply dkimFailed(TransactionId id) {
        return reply(550, "5.7.20", "No DKIM signature verifies [" + id + "]");
    }

    /** What a content scanner found; the name is the scanner's. */
    public static Reply contentRecognized(String name, TransactionId id) {
        return reply(554, "5.7.1", "The content was recognized as " + name + " [" + id + "]");
    }

    /** A content scanner is against it, and does not say why. */
    public static Reply contentRefused(TransactionId id) {
        return reply(554, "5.7.1", "The content is not wanted here [" + id + "]");
    }

    /** A content scanner wants to see it again, or the owner does. */
    public static Reply contentDeferred(TransactionId id) {
        return reply(451, "4.7.1", "The content is not taken now, try again later [" + id + "]");
    }

    /** A content scanner is down. */
    public static Reply contentUnchecked(TransactionId id) {
        return reply(451, "4.7.1", "The content cannot be checked now, try again later [" + id + "]");
    }

    /** RFC 6647 §5: nothing against it but that it was not met before. */
    public static Reply greylisted(long seconds, TransactionId id) {
        return reply(451, "4.7.1", "Greylisted, please come again in " + seconds + " seconds [" + id + "]");
    }

    /** What a content scanner asked to be said, with the id of the decision. */
    public static Reply asked(Reply reply, TransactionId id) {
        List<String> lines = new ArrayList<>(reply.lines());
        lines.addLast(lines.removeLast() + " [" + id + "]");
        return new Reply(reply.code(), reply.enhanced(), lines);
    }

    private static Reply plain(int code, String text) {
        return new Reply(code, Optional.empty(), List.of(text));
    }

    private static Reply reply(int code, String enhanced, String text) {
        String[] parts = enhanced.split("\\.");
        return new Reply(
                code,
                Optional.of(new EnhancedStatusCode(
                        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))),
                List.of(text));
    }
}
