package org.postern.domain.message;

/** How large a header section may be: octets in all and in one line (folded lines count each), and fields. */
public record HeaderLimits(int octets, int line, int fields) {
    public static final HeaderLimits DEFAULT = new HeaderLimits(1 << 20, 1 << 20, 2_000);
}
