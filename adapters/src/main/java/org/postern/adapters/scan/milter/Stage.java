package org.postern.adapters.scan.milter;

/**
 * A step of a mail transaction as a filter is told of it: the packet's kind, and the bits of the negotiation (SMFIP_*) by
 * which a filter says that it does not want to be told, or that it will not answer.
 */
enum Stage {
    CONNECT('C', 0x1, 0x1000),
    HELO('H', 0x2, 0x2000),
    MAIL('M', 0x4, 0x4000),
    RCPT('R', 0x8, 0x8000),
    DATA('T', 0x200, 0x10000),
    HEADER('L', 0x20, 0x80),
    END_OF_HEADER('N', 0x40, 0x40000),
    BODY('B', 0x10, 0x80000),
    END_OF_BODY('E', 0, 0);

    private final char kind;
    private final int unwanted;
    private final int unanswered;

    Stage(char kind, int unwanted, int unanswered) {
        this.kind = kind;
        this.unwanted = unwanted;
        this.unanswered = unanswered;
    }

    char kind() {
        return kind;
    }

    int unwanted() {
        return unwanted;
    }

    int unanswered() {
        return unanswered;
    }
}
