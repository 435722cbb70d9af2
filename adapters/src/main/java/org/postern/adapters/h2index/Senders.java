package org.postern.adapters.h2index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postern.domain.greylist.Acquaintance;

/** The statements of the greylist. */
final class Senders {
    private static final int SECONDS = 1;

    private Senders() {}

    static List<Acquaintance> find(Connection connection, Collection<String> keys, Instant at) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select sender_key, met_at, known, until_at from sender where sender_key = any(?) and until_at >= ?")) {
            select.setQueryTimeout(SECONDS);
            select.setObject(1, keys.toArray(String[]::new));
            select.setObject(2, at);
            List<Acquaintance> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Acquaintance(
                            rows.getString(1),
                            rows.getObject(2, Instant.class),
                            rows.getBoolean(3),
                            rows.getObject(4, Instant.class)));
                }
            }
            return found;
        }
    }

    /** One by one: a batch goes on after a failure. */
    static void write(Connection connection, List<Acquaintance> senders) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(
                "merge into sender (sender_key, met_at, known, until_at) key (sender_key) values (?, ?, ?, ?)")) {
            for (Acquaintance sender : senders) {
                merge.setString(1, sender.key());
                merge.setObject(2, sender.met());
                merge.setBoolean(3, sender.known());
                merge.setObject(4, sender.until());
                merge.executeUpdate();
            }
        }
    }

    static void forgetBefore(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from sender where until_at < ?")) {
            delete.setObject(1, now);
            delete.executeUpdate();
        }
    }

    /** So many of those that go first. */
    static void forget(Connection connection, int count) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from sender where sender_key in"
                + " (select sender_key from sender order by known, until_at fetch first ? rows only)")) {
            delete.setInt(1, count);
            delete.executeUpdate();
        }
    }

    static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from sender")) {
            row.next();
            return row.getInt(1);
        }
    }
}
