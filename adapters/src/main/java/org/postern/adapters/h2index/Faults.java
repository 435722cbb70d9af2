package org.postern.adapters.h2index;

import java.nio.channels.OverlappingFileLockException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.postern.application.port.IndexFault;
import org.postern.domain.message.ReadableText;

/** From what H2, Flyway or the file system threw to a fault of the index. */
final class Faults {
    private static final int LONGEST_MESSAGE = 300;
    private static final int DEEPEST_CAUSE = 20;

    private Faults() {}

    /** A fault of an index that was open. */
    static IndexFault of(String what, Throwable thrown) {
        return fault(kind(thrown, IndexFault.Kind.FAILED), what, thrown);
    }

    /** A fault while opening: a file that H2 cannot make sense of is damaged, and no second try will mend it. */
    static IndexFault whileOpening(String what, Throwable thrown) {
        boolean senseless =
                hasCode(thrown, ErrorCode.FILE_VERSION_ERROR_1) || hasCode(thrown, ErrorCode.WRONG_USER_OR_PASSWORD);
        IndexFault.Kind other = senseless ? IndexFault.Kind.DAMAGED : IndexFault.Kind.FAILED;
        return fault(kind(thrown, other), "opening the " + what, thrown);
    }

    /** A fault of the migrations: unless the machine is at fault, what is there has a shape we do not know. */
    static IndexFault whileMigrating(String what, Throwable thrown) {
        return fault(kind(thrown, IndexFault.Kind.DAMAGED), "migrating the " + what, thrown);
    }

    private static IndexFault.Kind kind(Throwable thrown, IndexFault.Kind other) {
        if (hasCode(thrown, ErrorCode.DATABASE_ALREADY_OPEN_1)) {
            return isOurOwnLock(thrown) ? IndexFault.Kind.FAILED : IndexFault.Kind.IN_USE;
        }
        if (says(thrown, "No space left", "quota exceeded", "Too many open files")) {
            return IndexFault.Kind.FULL;
        }
        if (hasCode(thrown, ErrorCode.STATEMENT_WAS_CANCELED)) {
            return IndexFault.Kind.SLOW;
        }
        if (contradictsItself(thrown) || isCorrupt(thrown)) {
            return IndexFault.Kind.DAMAGED;
        }
        return hasCode(thrown, ErrorCode.IO_EXCEPTION_1)
                        || hasCode(thrown, ErrorCode.IO_EXCEPTION_2)
                        || hasCode(thrown, ErrorCode.LOCK_TIMEOUT_1)
                ? IndexFault.Kind.FAILED
                : other;
    }

    /** H2 leaves the file locked when what it reads while opening makes it throw: that is no other process. */
    private static boolean isOurOwnLock(Throwable thrown) {
        return anyCause(thrown, cause -> cause instanceof OverlappingFileLockException);
    }

    /**
     * What H2 read makes no sense, and will make none when it is read again. A chunk that it does not find is not of that
     * kind: files were intact after it had said so.
     */
    private static boolean isCorrupt(Throwable thrown) {
        return hasCode(thrown, ErrorCode.FILE_CORRUPTED_1)
                || anyCause(
                        thrown,
                        cause -> cause instanceof MVStoreException store
                                && store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT);
    }

    /**
     * A row stands in the order of its table and not in the table, or the other way round, or belongs to a transaction that
     * nobody is in. H2 takes all three for the work of another transaction, tries until its time for a lock is up, and says
     * that it got none; but nobody else has the database.
     */
    private static boolean contradictsItself(Throwable thrown) {
        return hasCode(thrown, ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX)
                || hasCode(thrown, ErrorCode.ROW_NOT_FOUND_WHEN_DELETING_1)
                || hasCode(thrown, ErrorCode.CONCURRENT_UPDATE_1);
    }

    private static boolean hasCode(Throwable thrown, int code) {
        return anyCause(thrown, cause -> cause instanceof SQLException sql && sql.getErrorCode() == code);
    }

    private static boolean says(Throwable thrown, String... words) {
        return anyCause(thrown, cause -> {
            String message = Objects.requireNonNullElse(cause.getMessage(), "");
            return Stream.of(words).anyMatch(message::contains);
        });
    }

    private static boolean anyCause(Throwable thrown, Predicate<Throwable> wanted) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (wanted.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        @Nullable Throwable cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            root = cause;
            cause = cause.getCause();
        }
        return root;
    }

    /** What H2 says may quote what a client sent, and what began it may be hidden below. */
    private static IndexFault fault(IndexFault.Kind kind, String what, Throwable thrown) {
        Throwable root = root(thrown);
        String all = thrown.toString();
        boolean isTold = all.contains(Objects.requireNonNullElse(root.getMessage(), root.toString()));
        String told = isTold ? all : root + ", hence " + all;
        String said = ReadableText.of(told, LONGEST_MESSAGE);
        return new IndexFault(kind, what + ": " + said, thrown);
    }
}
