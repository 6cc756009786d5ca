package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What is short to write and good to read in a log. */
class ConveniencesTest {

    private static final Mapping<Integer> IDS = Mapping.<Integer>columns().ofInt("id", id -> id);

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final DataSource source = Stand.source(database);
    private final BulkWriter<Integer> writer = BulkWriter.into("s.x", "t", IDS);

    @BeforeEach
    void createTable() {
        database.execute("create schema \"s.x\"; create table \"s.x\".t (id int primary key)");
    }

    @Test
    void aResultIsOneLine() {
        assertThat(writer.write(source, List.of(1)).toString())
                .matches("1 row by [A-Z_]+: 1 inserted, 0 updated, 0 unchanged");
        LoadResult upserted = upserts().write(source, List.of(1, 2, 2));
        assertThat(upserted).hasToString("3 rows by UNNEST: 1 inserted, 0 updated, 1 unchanged");
        assertThat(upserted.folded()).isEqualTo(1);
        LoadResult uncounted = LoadResult.uncounted(3, upserted.way(), Optional.empty());
        assertThat(uncounted).hasToString("3 rows by UNNEST: committed and not counted");
        assertThat(uncounted.folded()).isEqualTo(LoadResult.UNCOUNTED);
    }

    @Test
    void writersAndUpsertsShowWhatTheyAre() {
        assertThat(writer).hasToString("BulkWriter into \"s.x\".\"t\" of Mapping[id]");
        assertThat(upserts()).asString().endsWith(", Upsert.on(\"id\").doingNothing()");
        assertThat(Upsert.mergeOn("a", "b").updating("c")).hasToString("Upsert.mergeOn(\"a\", \"b\").updating(\"c\")");
        assertThat(Upsert.on("a").updatingAll()).hasToString("Upsert.on(\"a\").updatingAll()");
    }

    @Test
    void anIngestNeedsNoSettingsAndTakesManyRows() throws SQLException {
        Ingest<Integer> ingest = writer.ingest(source);
        ingest.addAll(List.of(1, 2, 3));
        ingest.close();
        assertThat(ingest).asString().startsWith("Ingest of BulkWriter").contains("stored=3");
        assertThat(Stand.count(database, "\"s.x\".t")).isEqualTo(3);
        assertThatThrownBy(() -> ingest.addAll(List.of(4))).isInstanceOf(IngestException.class);
    }

    @Test
    void aConnectionWithinATransactionOfADataSourceIsRefusedInPlainWords() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("select 1");
            DataSource proxy = new PGSimpleDataSource() {
                @Override
                public Connection getConnection() {
                    return connection;
                }
            };
            assertThatThrownBy(() -> writer.write(proxy, List.of(1)))
                    .isInstanceOf(BulkException.class)
                    .hasNoCause()
                    .hasMessageContainingAll("within a transaction", "give the connection itself to the writer");
        }
    }

    @Test
    void anExhaustedPoolIsSaidToBe() {
        DataSource pool = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLTransientConnectionException("Connection is not available, request timed out");
            }
        };
        assertThatThrownBy(() -> writer.write(pool, List.of(1)))
                .isInstanceOf(BulkException.class)
                .hasMessageContainingAll("SQLTransientConnectionException\n", "give the pool more connections");
    }

    private BulkWriter<Integer> upserts() {
        return writer.withUpsert(Upsert.on("id").doingNothing());
    }
}
