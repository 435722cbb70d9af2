package org.postern.adapters.emlstore;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Octets in memory, in pieces that grow with what has come; nothing is copied twice. */
final class SpoolMemory {
    private static final int FIRST = 4 << 10;
    private static final int LARGEST = 64 << 10;

    private final SpoolBudget budget;
    private final int most;
    private final List<byte[]> full = new ArrayList<>();
    private byte[] last = {};
    private int lastLength;
    private int capacity;

    SpoolMemory(SpoolBudget budget, int most) {
        this.budget = budget;
        this.most = most;
    }

    /** Takes as many of the octets as it may; gives how many that were. */
    int append(byte[] octets, int from, int length) {
        int taken = 0;
        while (taken < length && (lastLength < last.length || grow())) {
            int count = Math.min(length - taken, last.length - lastLength);
            System.arraycopy(octets, from + taken, last, lastLength, count);
            lastLength += count;
            taken += count;
        }
        return taken;
    }

    private boolean grow() {
        int next = Math.min(most - capacity, Math.clamp(2L * last.length, FIRST, LARGEST));
        if (next <= 0 || !budget.tryTake(next)) {
            return false;
        }
        if (last.length > 0) {
            full.add(last);
        }
        last = new byte[next];
        lastLength = 0;
        capacity += next;
        return true;
    }

    /** All of it, as read-only pieces. */
    List<ByteBuffer> pieces() {
        List<ByteBuffer> pieces = new ArrayList<>(full.size() + 1);
        full.forEach(piece -> pieces.add(ByteBuffer.wrap(piece).asReadOnlyBuffer()));
        pieces.add(ByteBuffer.wrap(last, 0, lastLength).asReadOnlyBuffer());
        return pieces;
    }

    /** Gives all memory back. */
    void release() {
        budget.give(capacity);
        capacity = 0;
        full.clear();
        last = new byte[0];
        lastLength = 0;
    }
}
