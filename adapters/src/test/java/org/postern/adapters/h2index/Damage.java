package org.postern.adapters.h2index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.MVStore;

/** Damage that no statement of SQL does: H2's store below the tables is told to forget a part of them. */
final class Damage {
    private static final String SUFFIX = ".mv.db";

    private Damage() {}

    /** Takes the rows of a table away and leaves the orders of it, which name those rows; {@code database} is its file. */
    static void loseRows(Path database, String table) throws IOException, SQLException {
        lose(database, "table.", MVStore::removeMap, "select count(*) = 0 from " + table);
    }

    /**
     * Leaves the order of the messages that searches go by for the first ten rows, and takes it away for all others. H2 mends an
     * order that is empty: so that of a table is put into its place that has those ten alone.
     */
    static void loseOrderOfAllButTen(Path database) throws IOException, SQLException {
        ask(database, "create table ten as select * from message order by _rowid_ fetch first 10 rows only");
        ask(database, "create index ten_newest on ten (received_at desc, message_key desc)");
        String last = parts(database, "index.").getLast();
        lose(
                database,
                "index.",
                (store, part) -> putInPlace(store.getMetaMap(), store, last, part),
                "select count(*) = 10 from message use index (message_newest) where received_at > 0");
    }

    private static void putInPlace(Map<String, String> names, MVStore store, String from, String to) {
        if (!from.equals(to)) {
            store.removeMap(to);
            String number = Objects.requireNonNull(names.remove("name." + from));
            names.put("name." + to, number);
            names.computeIfPresent("map." + number, (key, told) -> told.replace("name:" + from, "name:" + to));
        }
    }

    /** What is done to a part of the store. */
    private interface Deed {
        void to(MVStore store, String part);
    }

    /** Does that to the part that makes the statement come true; which one that is is found by trying. */
    private static void lose(Path database, String prefix, Deed deed, String truth) throws IOException, SQLException {
        for (String part : parts(database, prefix)) {
            Path tried = database.resolveSibling("tried" + SUFFIX);
            Files.copy(database, tried, StandardCopyOption.REPLACE_EXISTING);
            try (MVStore store = MVStore.open(tried.toString())) {
                deed.to(store, part);
            }
            boolean thatWasIt = ask(tried, truth);
            Files.move(tried, thatWasIt ? database : tried, StandardCopyOption.REPLACE_EXISTING);
            if (thatWasIt) {
                return;
            }
        }
        throw new IllegalStateException("no part of " + database + " makes true: " + truth);
    }

    private static List<String> parts(Path database, String prefix) {
        try (MVStore store = MVStore.open(database.toString())) {
            return store.getMapNames().stream()
                    .filter(name -> name.startsWith(prefix) && !name.equals("table.0"))
                    .sorted(Comparator.comparing((String name) -> Integer.valueOf(name.substring(prefix.length()))))
                    .toList();
        }
    }

    private static boolean ask(Path database, String sql) throws SQLException {
        String file = database.toString();
        String url = "jdbc:h2:" + file.substring(0, file.length() - SUFFIX.length());
        try (Connection connection = DriverManager.getConnection(url, "postern", "");
                Statement statement = connection.createStatement()) {
            boolean answers = statement.execute(sql);
            ResultSet answer = statement.getResultSet();
            return answers && answer.next() && answer.getBoolean(1);
        }
    }
}
