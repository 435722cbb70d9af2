package org.postern.adapters.h2index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.port.IndexFault;

/** An index from one version to the next and back. */
class MigrationTest {
    private static final List<String> LATER = List.of("classpath:db/migration", "classpath:db/migration-later");

    @TempDir
    private Path folder;

    private static String only(Connection connection, String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            assertThat(row.next()).as(select).isTrue();
            return row.getString(1);
        }
    }

    @Test
    void anOlderIndexGetsTheNewShapeAndKeepsItsRows() throws Exception {
        try (Connection connection = new Database(folder).open();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into high_water values (1, 'here')");
        }
        try (Connection connection = new Database(folder, LATER).open()) {
            assertThat(only(connection, "select mark from high_water")).isEqualTo("here");
            assertThat(only(connection, "select count(mood) from message")).isEqualTo("0");
        }
    }

    @Test
    void aNewerIndexIsNotTakenForOurs() throws Exception {
        new Database(folder, LATER).open().close();
        assertThatThrownBy(() -> new Database(folder).open())
                .isInstanceOf(IndexFault.class)
                .extracting(fault -> ((IndexFault) fault).kind())
                .isEqualTo(IndexFault.Kind.DAMAGED);
    }

    /** After a kill, H2 may have rows of this table locked for good. */
    @Test
    void anIndexOfThePresentShapeNeedsNoLockToBeOpened() throws Exception {
        Database database = new Database(folder);
        try (Connection first = database.open();
                Connection holder = database.another();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.executeQuery("select * from \"flyway_schema_history\" for update");
            try (Connection second = database.open()) {
                assertThat(only(second, "select count(*) from message"))
                        .isEqualTo(only(first, "select count(*) from message"));
            }
            holder.rollback();
        }
    }
}
