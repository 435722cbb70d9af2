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
import java.util.List;
import org.h2.mvstore.MVStore;

/** Damage that no statement of SQL does: H2's store below the tables is told to forget a part of them. */
final class Damage {
    private static final String SUFFIX = ".mv.db";

    private Damage() {}

    /**
     * Takes the rows of a table away and leaves the orders of it, which name those rows. Which part of the store holds them is
     * found by trying.
     *
     * @param database its file
     */
    static void loseRows(Path database, String table) throws IOException, SQLException {
        for (String part : parts(database)) {
            Path tried = database.resolveSibling("tried" + SUFFIX);
            Files.copy(database, tried, StandardCopyOption.REPLACE_EXISTING);
            try (MVStore store = MVStore.open(tried.toString())) {
                store.removeMap(part);
            }
            boolean thatWasIt = isEmpty(tried, table);
            Files.move(tried, thatWasIt ? database : tried, StandardCopyOption.REPLACE_EXISTING);
            if (thatWasIt) {
                return;
            }
        }
        throw new IllegalStateException("no part of " + database + " holds the rows of " + table);
    }

    private static List<String> parts(Path database) {
        try (MVStore store = MVStore.open(database.toString())) {
            return store.getMapNames().stream()
                    .filter(name -> name.startsWith("table.") && !name.equals("table.0"))
                    .toList();
        }
    }

    private static boolean isEmpty(Path database, String table) throws SQLException {
        String file = database.toString();
        String url = "jdbc:h2:" + file.substring(0, file.length() - SUFFIX.length());
        try (Connection connection = DriverManager.getConnection(url, "postern", "");
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            return count.next() && count.getLong(1) == 0;
        }
    }
}
