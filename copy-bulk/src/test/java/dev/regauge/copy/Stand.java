package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PgConnection;

/** Where a load can be run, with work of the caller's before it that must survive whatever becomes of the load. */
enum Stand {
    DATA_SOURCE,
    AUTOCOMMIT,
    TRANSACTION;

    Place in(TestDatabase database) throws SQLException {
        return new Place(this, database);
    }

    /** A connection in such a state. The table {@code earlier} is made here. */
    static final class Place implements AutoCloseable {
        private final Stand stand;
        private final TestDatabase database;
        private final Connection connection;

        private Place(Stand stand, TestDatabase database) throws SQLException {
            this.stand = stand;
            this.database = database;
            this.connection = database.connect();
            execute("create table if not exists earlier (id int)");
            execute("truncate earlier");
            connection.setAutoCommit(stand != TRANSACTION);
            execute("insert into earlier values (1)");
        }

        Stand stand() {
            return stand;
        }

        <T> LoadResult write(BulkWriter<T> writer, Iterator<? extends T> rows) {
            return stand == DATA_SOURCE ? writer.write(source(database), rows) : writer.write(connection, rows);
        }

        <T> Load<T> open(BulkWriter<T> writer) {
            return stand == DATA_SOURCE ? writer.open(source(database)) : writer.open(connection);
        }

        /** What loads know tables by: the source where they are run on it, otherwise the driver's connection. */
        Object key(DataSource source) throws SQLException {
            return stand == DATA_SOURCE ? source : connection.unwrap(PgConnection.class);
        }

        void commit() throws SQLException {
            connection.commit();
        }

        void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** The connection works, the caller's transaction is open and complete, and the table has so many rows once it ends. */
        void endsWith(String table, long rows) throws SQLException {
            execute("insert into earlier values (2)");
            assertThat(connection.getAutoCommit()).isEqualTo(stand != TRANSACTION);
            if (stand == TRANSACTION) {
                assertThat(count(database, "earlier")).isZero();
                connection.commit();
            }
            assertThat(count(database, "earlier")).isEqualTo(2);
            assertThat(count(database, table)).isEqualTo(rows);
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    static PGSimpleDataSource source(TestDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setLoginTimeout(3); // a login into a black hole has no other end
        return source;
    }

    static long count(TestDatabase database, String table) throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
