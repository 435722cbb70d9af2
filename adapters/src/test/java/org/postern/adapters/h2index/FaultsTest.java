package org.postern.adapters.h2index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.application.port.IndexFault;

/** What is left as it is, and what is made again when it happens twice. */
final class FaultsTest {

    private static SQLException timeout(Throwable cause) {
        return new SQLException("Timeout trying to lock table", "HYT00", ErrorCode.LOCK_TIMEOUT_1, cause);
    }

    /** Nobody else has the database: waiting would have no end. */
    @Test
    void aLockThatCannotBeHadIsAFailureAndNoSlowness() {
        SQLException timeout = timeout(new IllegalStateException("locked"));
        assertThat(Faults.of("searching", timeout).kind()).isEqualTo(IndexFault.Kind.FAILED);
        assertThat(Faults.whileOpening("index", timeout).kind()).isEqualTo(IndexFault.Kind.FAILED);
        assertThat(Faults.whileMigrating("index", timeout).kind()).isEqualTo(IndexFault.Kind.FAILED);
    }

    /** Each search of a file that was cut under a running server ended like this, after every opening. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX,
                ErrorCode.ROW_NOT_FOUND_WHEN_DELETING_1,
                ErrorCode.CONCURRENT_UPDATE_1
            })
    void aRowThatNoOtherTransactionCanHaveIsDamageHoweverLongItWasTried(int code) {
        SQLException timeout = timeout(new IllegalStateException(new SQLException("Row 200 not found", "HY000", code)));
        IndexFault fault = Faults.of("searching", timeout);
        assertThat(fault.kind()).isEqualTo(IndexFault.Kind.DAMAGED);
        assertThat(fault)
                .hasMessage("searching: java.sql.SQLException: Row 200 not found, hence"
                        + " java.sql.SQLException: Timeout trying to lock table");
    }

    @Test
    void whatIsCorruptStaysSo() {
        MVStoreException corrupt = new MVStoreException(DataUtils.ERROR_FILE_CORRUPT, "File corrupted in chunk 7");
        MVStoreException notFound = new MVStoreException(DataUtils.ERROR_CHUNK_NOT_FOUND, "Chunk 3 not found");
        MVStoreException unread = new MVStoreException(DataUtils.ERROR_READING_FAILED, "Reading failed");
        assertThat(Faults.of("searching", new SQLException(corrupt)).kind()).isEqualTo(IndexFault.Kind.DAMAGED);
        assertThat(Faults.whileOpening("index", new SQLException(corrupt)).kind())
                .isEqualTo(IndexFault.Kind.DAMAGED);
        assertThat(Faults.of("searching", new SQLException(notFound)).kind()).isEqualTo(IndexFault.Kind.FAILED);
        assertThat(Faults.of("searching", new SQLException(unread)).kind()).isEqualTo(IndexFault.Kind.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "Disk quota exceeded", "Too many open files"})
    void whatTheMachineLacksIsNoFaultOfTheFile(String word) {
        SQLException thrown =
                new SQLException("IO Exception", "90028", ErrorCode.IO_EXCEPTION_1, new IOException(word));
        assertThat(Faults.of("searching", thrown).kind()).isEqualTo(IndexFault.Kind.FULL);
        assertThat(Faults.whileMigrating("index", thrown).kind()).isEqualTo(IndexFault.Kind.FULL);
    }

    @Test
    void aFaultIsToldOnce() {
        assertThat(Faults.of("searching", new IOException())).hasMessage("searching: java.io.IOException");
    }

    @Test
    void aStatementThatTookTooLongIsSlow() {
        SQLException cancelled = new SQLException("cancelled", "57014", ErrorCode.STATEMENT_WAS_CANCELED);
        assertThat(Faults.of("searching", cancelled).kind()).isEqualTo(IndexFault.Kind.SLOW);
    }
}
