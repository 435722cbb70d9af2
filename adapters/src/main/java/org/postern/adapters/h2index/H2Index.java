package org.postern.adapters.h2index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.MessageIndex;

/**
 * The index in H2: a connection that writes and one that reads, each used by its own platform thread only. Every call
 * ends in bounded time. COMMIT makes nothing durable here, {@link #checkpoint} does.
 */
final class H2Index implements MessageIndex {
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(60);
    private static final Duration WRITE_WITHIN = Duration.ofSeconds(60);
    private static final Duration READ_WITHIN = Duration.ofSeconds(15);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final Duration COMPACT_WITHIN = Duration.ofMinutes(10);
    private static final int PAGE = 1_000;

    private final Database database;
    private final DatabaseThread writer = new DatabaseThread("index-database-writer");
    private final DatabaseThread reader = new DatabaseThread("index-database-reader");
    private volatile Optional<Connection> writing = Optional.empty();
    private volatile Optional<Connection> reading = Optional.empty();

    H2Index(Database database) {
        this.database = database;
    }

    /** To be called once, before anything else. */
    void open() throws IndexFault {
        writer.call("opening the index", OPEN_WITHIN, () -> {
            Connection connection = database.open();
            writing = Optional.of(connection);
            connection.setAutoCommit(false);
            reading = Optional.of(database.another());
            return connection;
        });
    }

    private interface Sql<T> {
        T run(Connection connection) throws SQLException;
    }

    /** A transaction: all of it or, when anything throws, nothing. */
    private <T> T write(String what, Sql<T> work) throws IndexFault {
        return writer.call(what, WRITE_WITHIN, () -> {
            Connection connection = writing.orElseThrow();
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                rollBack(connection, failed);
                throw failed;
            }
        });
    }

    private static void rollBack(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException closed) {
            failed.addSuppressed(closed);
        }
    }

    private <T> T read(String what, Sql<T> work) throws IndexFault {
        return reader.call(what, READ_WITHIN, () -> work.run(reading.orElseThrow()));
    }

    @Override
    public void write(List<IndexEntry> entries, Optional<String> highWaterMark) throws IndexFault {
        write("writing to the index", connection -> {
            Writing.write(connection, entries, highWaterMark);
            return entries;
        });
    }

    @Override
    public void remove(Collection<String> keys) throws IndexFault {
        write("removing from the index", connection -> {
            Writing.remove(connection, keys);
            return keys;
        });
    }

    @Override
    public void clear() throws IndexFault {
        write("clearing the index", connection -> {
            Writing.clear(connection);
            return connection;
        });
    }

    @Override
    public void checkpoint() throws IndexFault {
        write("checkpoint of the index", connection -> execute(connection, "checkpoint sync"));
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    @Override
    public Optional<String> highWaterMark() throws IndexFault {
        return write("reading the high-water mark", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select mark from high_water")) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }

    @Override
    public List<IndexEntry> find(IndexQuery query) throws IndexFault {
        return read("searching the index", connection -> Search.run(connection, query));
    }

    @Override
    public Optional<IndexEntry> find(String key) throws IndexFault {
        return read("looking into the index", connection -> {
            String sql = "select " + Rows.COLUMNS + " from message where message_key = ?";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, key);
                return Rows.read(select).stream().findFirst();
            }
        });
    }

    @Override
    public Map<String, Long> sizes(Collection<String> keys) throws IndexFault {
        return read("looking into the index", connection -> Presence.sizes(connection, keys));
    }

    /** Page by page, so that whoever looks at a key may take his time and ask the index meanwhile. */
    @Override
    public void forEachKey(ObjLongConsumer<String> seen) throws IndexFault {
        Optional<String> last = Optional.empty();
        Map<String, Long> page;
        do {
            page = page(last);
            page.forEach(seen::accept);
            last = page.keySet().stream().max(String::compareTo);
        } while (page.size() == PAGE);
    }

    private Map<String, Long> page(Optional<String> after) throws IndexFault {
        return read("looking through the index", connection -> {
            String where = after.isPresent() ? " where message_key > ?" : "";
            String sql = "select message_key, octets from message" + where + " order by message_key fetch first " + PAGE
                    + " rows only";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                if (after.isPresent()) {
                    select.setString(1, after.get());
                }
                return Presence.sizes(select);
            }
        });
    }

    @Override
    public void close() {
        reader.end(Duration.ZERO);
        try {
            writer.call("closing the index", CLOSE_WITHIN, this::shutDown);
        } catch (IndexFault closedOrStuck) {
            // Either it is closed already, or it hangs and ended() goes on saying so.
        }
        writer.end(CLOSE_WITHIN);
        reader.end(CLOSE_WITHIN);
    }

    /** Writes the file anew; closes the database. */
    void compact() throws IndexFault {
        writer.call("compacting the index", COMPACT_WITHIN, () -> {
            execute(writing.orElseThrow(), "shutdown compact");
            return true;
        });
    }

    /** SHUTDOWN and not the last close alone, because a reader may hang on its own connection. */
    private boolean shutDown() {
        writing.ifPresent(connection -> {
            Database.closeQuietly(() -> execute(connection, "shutdown"));
            Database.closeQuietly(connection);
        });
        reading.ifPresent(Database::closeQuietly);
        return true;
    }

    /** Whether nothing of it is under way any more. */
    boolean ended() {
        return writer.ended() && reader.ended();
    }
}
