package org.postern.adapters.h2index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexQuery;

/** A query as a statement with parameters: no text of a caller is ever part of the statement. */
final class Search {
    private static final int SECONDS = 10;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final int limit;

    private Search(IndexQuery query) {
        query.since().ifPresent(since -> add("m.received_at >= ?", millis(since)));
        query.until().ifPresent(until -> add("m.received_at < ?", millis(until)));
        query.subject().ifPresent(part -> add("m.subject_folded like ? escape '!'", holding(part)));
        query.sender()
                .ifPresent(part -> add(
                        "(m.reverse_path_folded like ? escape '!' or m.author_folded like ? escape '!')",
                        holding(part),
                        holding(part)));
        query.recipient().ifPresent(this::addRecipient);
        this.limit = query.limit();
    }

    static List<IndexEntry> run(Connection connection, IndexQuery query) throws SQLException {
        return new Search(query).run(connection);
    }

    private void add(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
    }

    /** Addresses stand one to a line, and whatever goes over a line is in none of them; nor is anything where none are. */
    private void addRecipient(String part) {
        if (part.indexOf('\n') >= 0) {
            add("1 = 0");
        } else {
            add(
                    "m.addressed_folded like ? escape '!' and cardinality(m.recipients) + cardinality(m.mailboxes) > 0",
                    holding(part));
        }
    }

    private List<IndexEntry> run(Connection connection) throws SQLException {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        String sql = "select " + Rows.COLUMNS + " from message m" + where
                + " order by received_at desc, message_key desc fetch first ? rows only";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setQueryTimeout(SECONDS);
            int position = 1;
            for (Object parameter : parameters) {
                select.setObject(position++, parameter);
            }
            select.setInt(position, limit);
            return Rows.read(select);
        }
    }

    /** A moment of the caller's, rounded up: an entry has whole milliseconds. */
    private static long millis(Instant moment) {
        long seconds = Math.clamp(moment.getEpochSecond(), -100_000_000_000L, 1_000_000_000_000L);
        return seconds * 1_000 + (moment.getNano() + 999_999) / 1_000_000;
    }

    static String holding(String part) {
        return "%" + literal(IndexQuery.fold(part)) + "%";
    }

    /** The text with everything escaped that LIKE would read as more than itself. */
    static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
