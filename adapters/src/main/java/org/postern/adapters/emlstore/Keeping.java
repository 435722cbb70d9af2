package org.postern.adapters.emlstore;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.StoreFailure;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;

/**
 * One message on its way into the store. Its outcome is settled once, by whoever comes first: the disk or the session
 * that waits no longer; the other then has to follow. Written by one thread at a time, handed on through queues.
 */
final class Keeping {
    private final TransactionId id;
    private final byte[] head;
    private final MessageContent content;
    private final long from;
    private final CompletableFuture<KeepOutcome> outcome = new CompletableFuture<>();
    private boolean created;
    private boolean linked;
    private long doubts;
    private volatile @Nullable NotKept givenUp;

    Keeping(TransactionId id, byte[] head, MessageContent content, long from) {
        this.id = id;
        this.head = head;
        this.content = content;
        this.from = from;
    }

    TransactionId id() {
        return id;
    }

    /** Puts the whole message into a file and makes sure that it is the whole. */
    void writeTo(StoreFile file) throws IOException {
        ContentWriter.write(file, head, content, from);
    }

    /** From now on the temporary name is this message's. */
    void nowCreated() {
        created = true;
    }

    boolean isCreated() {
        return created;
    }

    /** From now on the final name is this message's: to withdraw it is to take that name away. */
    void nowLinked() {
        linked = true;
    }

    /** It is about to be linked, with so many doubts about the disk. */
    void linksAt(long doubtsNow) {
        doubts = doubtsNow;
    }

    /** Whether any doubt came up since. */
    boolean isDoubtful(long doubtsNow) {
        return doubts != doubtsNow;
    }

    boolean isLinked() {
        return linked;
    }

    /** Settles the outcome; false when it is settled already. */
    boolean settle(KeepOutcome ending) {
        return outcome.complete(ending);
    }

    /** Settles that it is not kept. */
    boolean fail(StoreFailure failure, String detail) {
        return settle(new NotKept(failure, detail));
    }

    boolean isSettled() {
        return outcome.isDone();
    }

    boolean isKept() {
        return outcome.getNow(null) instanceof Kept;
    }

    /** Waits for the outcome; when that takes too long nobody may keep the message any more, and {@code late} is told why. */
    KeepOutcome await(Patience patience, Consumer<String> late) {
        try {
            KeepOutcome ending = patience.await(outcome, this::giveUp);
            if (ending instanceof NotKept not && not.equals(givenUp)) {
                late.accept(not.detail());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            fail(StoreFailure.FAULT, "interrupted while waiting for the disk");
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
        return outcome.join();
    }

    private void giveUp(String why) {
        NotKept ending = new NotKept(StoreFailure.FAULT, why);
        givenUp = ending;
        settle(ending);
    }
}
