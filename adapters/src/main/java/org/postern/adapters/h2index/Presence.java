package org.postern.adapters.h2index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.h2.api.ErrorCode;

/** Which keys are there, and of how many octets. */
final class Presence {
    /** Both in one statement, so that both are of one moment. The order is asked for one row at a time: that is its key. */
    private static final String SIZES = "select message_key, octets, exists (select 1 from message ordered"
            + " use index (message_newest) where ordered.received_at = message.received_at"
            + " and ordered.message_key = message.message_key) from message where message_key = any(?)";

    private Presence() {}

    /** Those of these keys that are there; that one of them is missing in the order that searches go by is damage. */
    static Map<String, Long> sizes(Connection connection, Collection<String> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SIZES)) {
            select.setObject(1, keys.toArray(String[]::new));
            return sizes(select, Presence::requireOrder);
        }
    }

    /** Those that the statement finds, which begins with their keys and octets. */
    static Map<String, Long> sizes(PreparedStatement select) throws SQLException {
        return sizes(select, row -> {});
    }

    private interface Look {
        void at(ResultSet row) throws SQLException;
    }

    private static Map<String, Long> sizes(PreparedStatement select, Look look) throws SQLException {
        Map<String, Long> sizes = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                look.at(rows);
                sizes.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sizes;
    }

    private static void requireOrder(ResultSet row) throws SQLException {
        if (!row.getBoolean(3)) {
            throw new SQLException(
                    "Row " + row.getString(1) + " is in no order", "HY000", ErrorCode.ROW_NOT_FOUND_WHEN_DELETING_1);
        }
    }
}
