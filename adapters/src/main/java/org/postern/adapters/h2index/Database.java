package org.postern.adapters.h2index;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.postern.application.port.IndexFault;

/**
 * The file of the index, or of the greylist, and how it is opened: nobody else may read it, no server listens on it, and it is looked at
 * before Flyway is let in, which would lay a fresh schema over what was lost.
 */
final class Database {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * {@code retry:} outlives an interrupt where one gets through after all; without {@code DB_CLOSE_ON_EXIT=FALSE} H2
     * closes itself while mail is still being drained. H2's traces would hold what clients sent.
     */
    private static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    private final Contents contents;
    private final Path folder;
    private final Path file;
    private final List<String> migrations;

    /**
     * What is kept in a database: its name, a table that is never missing, the most memory it takes in KiB, and for how many
     * milliseconds H2 tries again when it takes damage for another transaction; far less than a query may take, or it is
     * ended first and nobody hears of the damage.
     */
    enum Contents {
        INDEX("index", "MESSAGE", "classpath:db/migration", 32_768, 1_000),
        GREYLIST("greylist", "SENDER", "classpath:db/greylist", 4_096, 200);

        private final String word;
        private final String table;
        private final String migrations;
        private final int cache;
        private final int patience;

        Contents(String word, String table, String migrations, int cache, int patience) {
            this.word = word;
            this.table = table;
            this.migrations = migrations;
            this.cache = cache;
            this.patience = patience;
        }
    }

    Database(Path folder) {
        this(folder, Contents.INDEX);
    }

    Database(Path folder, Contents contents) {
        this(folder, contents, List.of(contents.migrations));
    }

    /** An index with the migrations of another version. */
    Database(Path folder, List<String> migrations) {
        this(folder, Contents.INDEX, migrations);
    }

    private Database(Path folder, Contents contents, List<String> migrations) {
        this.contents = contents;
        this.migrations = List.copyOf(migrations);
        this.folder = folder.toAbsolutePath().normalize();
        this.file = this.folder.resolve(contents.word + ".mv.db");
    }

    Path folder() {
        return folder;
    }

    /** A connection to a database that has the present schema; close it to close the database. */
    Connection open() throws IndexFault {
        boolean wasThere = prepare();
        JdbcDataSource source = source();
        Connection connection;
        try {
            connection = source.getConnection();
        } catch (SQLException thrown) {
            throw Faults.whileOpening(contents.word, thrown);
        }
        try {
            if (wasThere && !hasTable(connection)) {
                throw new IndexFault(IndexFault.Kind.DAMAGED, opening() + ": it has lost its tables");
            }
            migrate(source);
            return connection;
        } catch (IndexFault | SQLException thrown) {
            closeQuietly(connection);
            throw thrown instanceof IndexFault fault ? fault : Faults.whileOpening(contents.word, thrown);
        }
    }

    /** A further connection to the database that is open. */
    Connection another() throws SQLException {
        return source().getConnection();
    }

    private boolean prepare() throws IndexFault {
        if (folder.toString().indexOf(';') >= 0) {
            throw new IndexFault(IndexFault.Kind.FAILED, opening() + ": H2 takes no path with a semicolon");
        }
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            Files.setPosixFilePermissions(folder, FOLDER);
            if (Files.isSymbolicLink(file)) {
                throw new IndexFault(IndexFault.Kind.DAMAGED, opening() + ": its file is a symbolic link");
            }
            Files.createFile(file, FILE);
            return false;
        } catch (FileAlreadyExistsException there) {
            return file.toFile().length() > 0;
        } catch (IOException thrown) {
            throw Faults.whileOpening(contents.word, thrown);
        }
    }

    private JdbcDataSource source() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:retry:" + folder.resolve(contents.word) + SETTINGS + ";CACHE_SIZE=" + contents.cache
                + ";LOCK_TIMEOUT=" + contents.patience);
        source.setUser("postern");
        source.setPassword("");
        return source;
    }

    private boolean hasTable(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select 1 from information_schema.tables where table_schema = 'PUBLIC' and table_name = ?")) {
            select.setString(1, contents.table);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    private String opening() {
        return "opening the " + contents.word;
    }

    /**
     * What a newer version migrated is refused as well: with no pattern ignored, validation fails on it. Flyway locks its table
     * to migrate, and in a database whose process was killed H2 may never get that lock: so only when there is something to do.
     */
    private void migrate(JdbcDataSource source) throws IndexFault {
        try {
            Flyway flyway = Flyway.configure(Database.class.getClassLoader())
                    .dataSource(source)
                    .locations(migrations.toArray(String[]::new))
                    .ignoreMigrationPatterns(new String[0])
                    .load();
            if (flyway.info().pending().length > 0) {
                flyway.migrate();
            } else {
                flyway.validate();
            }
        } catch (FlywayException thrown) {
            throw Faults.whileMigrating(contents.word, thrown);
        }
    }

    /** A database that failed may refuse to be closed; there is nothing more to be done about it. */
    static void closeQuietly(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception refused) {
            // Nothing depends on it: what the file holds is found out at the next opening.
            return;
        }
    }
}
