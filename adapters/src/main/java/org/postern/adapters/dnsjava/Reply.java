package org.postern.adapters.dnsjava;

import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;

/** Tells the answer to a query from anything else that may arrive in its place: RFC 5452 §9.1. */
final class Reply {
    private static final int HEADER = 12;
    private static final int QR = 0x80;

    private Reply() {}

    /** Empty when the octets have another id or question; {@link Trouble} when they have our id and no sense. */
    static Optional<Message> to(Message query, byte[] octets) throws Trouble {
        int id = query.getHeader().getID();
        boolean ours = octets.length >= HEADER
                && (octets[0] & 0xff) == id >>> 8
                && (octets[1] & 0xff) == (id & 0xff)
                && (octets[2] & QR) != 0;
        return ours ? Optional.of(parse(octets)).filter(message -> answers(query, message)) : Optional.empty();
    }

    private static Message parse(byte[] octets) throws Trouble {
        try {
            return new Message(octets);
        } catch (IOException | RuntimeException malformed) {
            throw new Trouble("malformed");
        }
    }

    /** A server that could not read the query may leave the question out of its refusal. */
    private static boolean answers(Message query, Message message) {
        Header header = message.getHeader();
        Record asked = query.getQuestion();
        Record echoed = message.getQuestion();
        boolean refusal = header.getRcode() != Rcode.NOERROR && header.getRcode() != Rcode.NXDOMAIN;
        boolean same = echoed == null ? refusal && !header.getFlag(Flags.TC) : echoed.equals(asked);
        return same && header.getOpcode() == Opcode.QUERY;
    }
}
