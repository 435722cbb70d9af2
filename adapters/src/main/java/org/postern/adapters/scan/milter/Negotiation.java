package org.postern.adapters.scan.milter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.postern.adapters.scan.Connection;

/** What a filter asked for of what was offered (SMFIC_OPTNEG): its version of the protocol, and the bits of SMFIP_*. */
record Negotiation(int version, int protocol) {
    private static final char OPTION_NEGOTIATION = 'O';
    private static final int OLDEST = 2;
    private static final int VERSION = 6;
    /** Whatever a filter may want to change, SMFIF_*: one that misses something would not talk. What is done is said later. */
    private static final int ALL_ACTIONS = 0x1FF;

    /** Nobody is told of unknown commands; rspamd asks that they need no answer, whatever is offered. */
    private static final int UNKNOWN = 0x100 | 0x20000;

    private static final int SKIP = 0x400;
    private static final int LEADING_SPACE = 0x100000;
    private static final int LENGTH = 12;

    static Negotiation with(Connection connection) throws IOException {
        ByteBuffer offer = ByteBuffer.allocate(LENGTH);
        offer.putInt(VERSION).putInt(ALL_ACTIONS).putInt(offered());
        new Packet(OPTION_NEGOTIATION, offer.array()).write(connection);
        return read(Packet.read(connection));
    }

    private static int offered() {
        return Arrays.stream(Stage.values())
                .mapToInt(stage -> stage.unwanted() | stage.unanswered())
                .reduce(UNKNOWN | SKIP | LEADING_SPACE, (some, more) -> some | more);
    }

    /** Behind the three numbers a filter may name the macros it would like; it gets those there are. */
    private static Negotiation read(Packet answer) throws IOException {
        if (answer.kind() != OPTION_NEGOTIATION || answer.content().length < LENGTH) {
            throw new IOException("it does not negotiate as a milter does");
        }
        ByteBuffer numbers = ByteBuffer.wrap(answer.content());
        int version = numbers.getInt();
        int protocol = numbers.getInt(2 * Integer.BYTES);
        if (version < OLDEST || version > VERSION || (protocol & ~offered()) != 0) {
            throw new IOException("it asks for what was not offered, in version " + version);
        }
        return new Negotiation(version, protocol);
    }

    boolean wants(Stage stage) {
        boolean known = stage != Stage.DATA || version > 3;
        return known && (protocol & stage.unwanted()) == 0;
    }

    boolean answers(Stage stage) {
        return (protocol & stage.unanswered()) == 0;
    }

    boolean keepsLeadingSpace() {
        return (protocol & LEADING_SPACE) != 0;
    }
}
