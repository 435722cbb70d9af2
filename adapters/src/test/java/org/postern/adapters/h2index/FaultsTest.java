package org.postern.adapters.h2index;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.postern.application.port.IndexFault;

/** What is left as it is, and what is made again when it happens twice. */
final class FaultsTest {

    /** Seen after a file was cut under a running server: each search timed out, after every opening. */
    @Test
    void aLockThatCannotBeHadIsAFailureAndNoSlowness() {
        SQLException timeout = new SQLException("Timeout trying to lock table", "HYT00", ErrorCode.LOCK_TIMEOUT_1);
        assertThat(Faults.of("searching", timeout).kind()).isEqualTo(IndexFault.Kind.FAILED);
        assertThat(Faults.whileOpening("index", timeout).kind()).isEqualTo(IndexFault.Kind.FAILED);
        assertThat(Faults.whileMigrating("index", timeout).kind()).isEqualTo(IndexFault.Kind.FAILED);
    }

    @Test
    void aStatementThatTookTooLongIsSlow() {
        SQLException cancelled = new SQLException("cancelled", "57014", ErrorCode.STATEMENT_WAS_CANCELED);
        assertThat(Faults.of("searching", cancelled).kind()).isEqualTo(IndexFault.Kind.SLOW);
    }
}
