package org.postern.adapters.h2index;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexQuery;

/** Entries as rows and back. */
final class Rows {
    static final String COLUMNS = "message_key, received_at, octets, reverse_path, recipients, mailboxes, client, helo,"
            + " protocol, author, subject, message_id, disposition, flaws";
    static final String INSERT = "insert into message (" + COLUMNS
            + ", reverse_path_folded, author_folded, subject_folded, addressed_folded)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private Rows() {}

    static void set(PreparedStatement insert, IndexEntry entry) throws SQLException {
        insert.setString(1, entry.key());
        insert.setLong(2, entry.receivedAt().toEpochMilli());
        insert.setLong(3, entry.size());
        insert.setString(4, entry.reversePath());
        insert.setObject(5, entry.recipients().toArray(String[]::new));
        insert.setObject(6, entry.mailboxes().toArray(String[]::new));
        insert.setString(7, entry.client());
        insert.setString(8, entry.helo());
        insert.setString(9, entry.protocol());
        insert.setString(10, entry.from());
        insert.setString(11, entry.subject());
        insert.setString(12, entry.messageId());
        insert.setString(13, entry.disposition());
        insert.setObject(14, entry.flaws().toArray(String[]::new));
        insert.setString(15, IndexQuery.fold(entry.reversePath()));
        insert.setString(16, IndexQuery.fold(entry.from()));
        insert.setString(17, IndexQuery.fold(entry.subject()));
        insert.setString(18, addressed(entry));
    }

    private static String addressed(IndexEntry entry) {
        return Stream.concat(entry.recipients().stream(), entry.mailboxes().stream())
                .map(IndexQuery::fold)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    static List<IndexEntry> read(PreparedStatement select) throws SQLException {
        List<IndexEntry> entries = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                entries.add(entry(rows));
            }
        }
        return entries;
    }

    private static IndexEntry entry(ResultSet row) throws SQLException {
        return new IndexEntry(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getLong(3),
                row.getString(4),
                texts(row.getArray(5)),
                texts(row.getArray(6)),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                texts(row.getArray(14)));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
    }
}
