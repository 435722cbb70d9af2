package org.postern.adapters.h2index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.application.port.IndexEntry;

/** The statements that change the index, each within the transaction of its caller. */
final class Writing {

    private Writing() {}

    static void write(Connection connection, List<IndexEntry> entries, Optional<String> mark) throws SQLException {
        Map<String, IndexEntry> latest = new LinkedHashMap<>();
        entries.forEach(entry -> latest.put(entry.key(), entry));
        remove(connection, latest.keySet());
        insert(connection, latest.values());
        if (mark.isPresent()) {
            set(connection, mark.get());
        }
    }

    /** One by one: a batch goes on after a failure, and H2 may try for seconds before it fails with each of them. */
    private static void insert(Connection connection, Collection<IndexEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(Rows.INSERT)) {
            for (IndexEntry entry : entries) {
                Rows.set(insert, entry);
                insert.executeUpdate();
            }
        }
    }

    private static void set(Connection connection, String mark) throws SQLException {
        try (PreparedStatement merge =
                connection.prepareStatement("merge into high_water (only_row, mark) key (only_row) values (1, ?)")) {
            merge.setString(1, mark);
            merge.executeUpdate();
        }
    }

    static void remove(Connection connection, Collection<String> keys) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from message where message_key = any(?)")) {
            delete.setObject(1, keys.toArray(String[]::new));
            delete.executeUpdate();
        }
    }

    /** The mark goes first: TRUNCATE commits, and rows without a mark are looked through from the beginning. */
    static void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from high_water");
            connection.commit();
            statement.execute("truncate table message");
        }
    }
}
