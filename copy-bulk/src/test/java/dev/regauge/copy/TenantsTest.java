package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.connect.session.SessionConnections;
import dev.regauge.connect.session.SessionContext;
import dev.regauge.copy.travel.Way;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Loads carry the session context of the thread, and obey row security. */
@Tag("waits")
class TenantsTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    record Note(int id, String text) {}

    private static final BulkWriter<Note> NOTES = BulkWriter.into("notes", Mapping.record(Note.class));

    @BeforeEach
    void createTables() {
        database.execute("create table notes (id int, text text, tenant text default"
                + " nullif(current_setting('app.tenant_id', true), ''));"
                + "alter table notes enable row level security;"
                + "create policy own on notes using (tenant = nullif(current_setting('app.tenant_id', true), ''));"
                + "do $$ begin create role writer_of_notes; exception when duplicate_object then null; end $$;"
                + "grant insert, select on notes to writer_of_notes");
    }

    @Test
    void aLoadBelongsToTheTenant() throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection raw = connect(autoCommit)) {
                for (String tenant : List.of("blue", "red")) {
                    SessionContext.tenant(tenant).run(() -> write(raw, 3_000));
                    end(raw, autoCommit);
                }
            }
        }
        assertThat(Stand.count(database, "notes where tenant = 'blue'")).isEqualTo(6_000);
        assertThat(Stand.count(database, "notes where tenant = 'red'")).isEqualTo(6_000);
    }

    /** The context is a query that answers, too. */
    @Test
    void anUpsertBelongsToTheTenant() throws SQLException {
        database.execute("create table plain (id int primary key, text text, tenant text default"
                + " nullif(current_setting('app.tenant_id', true), ''));"
                + "grant select, insert, update on plain to writer_of_notes");
        BulkWriter<Note> upserting = BulkWriter.into("plain", Mapping.record(Note.class))
                .withUpsert(Upsert.on("id").updatingAll());
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection raw = connect(autoCommit)) {
                LoadResult result =
                        upserted(raw, upserting, List.of(new Note(1, "one"), new Note(autoCommit ? 2 : 3, "more")));
                assertThat(result.inserted()).isEqualTo(autoCommit ? 2 : 1);
                assertThat(result.unchanged()).isEqualTo(autoCommit ? 0 : 1);
                end(raw, autoCommit);
            }
        }
        assertThat(Stand.count(database, "plain where tenant = '3 2 1'")).isEqualTo(3);
    }

    /** Rows that policies hide would be inserted a second time. */
    @Test
    void mergingNoticesPoliciesThatCameSinceTheTableWasRead() throws SQLException {
        database.execute("alter table notes disable row level security; insert into notes values (1, 'theirs');"
                + "grant update on notes to writer_of_notes;"
                + "grant temporary on database " + database.name() + " to public");
        BulkWriter<Note> merging = NOTES.withUpsert(Upsert.mergeOn("id").updatingAll());
        try (Connection connection = database.connect();
                Statement role = connection.createStatement()) {
            role.execute("set role writer_of_notes; set app.tenant_id = 'blue'");
            merging.write(connection, List.of(new Note(2, "mine")));
            database.execute("alter table notes enable row level security");
            assertThatThrownBy(() -> merging.write(connection, List.of(new Note(1, "mine"))))
                    .isInstanceOf(TableChangedException.class);
            assertThatThrownBy(() -> merging.write(connection, List.of(new Note(1, "mine"))))
                    .isInstanceOf(BulkException.class)
                    .hasMessageContaining("row security hides rows");
        }
        assertThat(Stand.count(database, "notes where id = 1")).isEqualTo(1);
    }

    /** The context is a query, behind which a transaction takes no other isolation. */
    @Test
    void mergingSeesWhatOthersCommitWhateverTheDefaultIsolation() throws SQLException {
        database.execute("alter table notes disable row level security; grant update on notes to writer_of_notes;"
                + "grant temporary on database " + database.name() + " to public");
        BulkWriter<Note> merging = NOTES.withUpsert(Upsert.mergeOn("id").updatingAll());
        try (Connection raw = connect(true);
                Statement statement = raw.createStatement()) {
            statement.execute("set default_transaction_isolation = 'repeatable read'");
            for (String text : List.of("first", "second")) {
                SessionContext.tenant("blue").run(() -> {
                    try {
                        merging.write(SessionConnections.of(raw, true), List.of(new Note(1, text)));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
        }
        assertThat(Stand.count(database, "notes where text = 'second' and tenant = 'blue'"))
                .isEqualTo(1);
    }

    @Test
    void aRequiredContextIsRequired() throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection raw = connect(autoCommit)) {
                assertThatThrownBy(() -> write(raw, 1))
                        .isInstanceOf(BulkException.class)
                        .extracting(
                                failure -> ((BulkException) failure).sqlState().orElseThrow())
                        .isEqualTo("28000");
            }
        }
        assertThat(Stand.count(database, "notes")).isZero();
    }

    @Test
    void copyIsRuledOutByRowSecurity() throws SQLException {
        try (Connection raw = connect(true)) {
            SessionContext.tenant("blue")
                    .run(() -> assertThatThrownBy(() -> NOTES.withWay(Way.COPY)
                                    .write(SessionConnections.of(raw, true), List.of(new Note(1, "one"))))
                            .hasMessageContaining("row security"));
        }
    }

    private Connection connect(boolean autoCommit) throws SQLException {
        Connection raw = database.connect();
        try (Statement statement = raw.createStatement()) {
            statement.execute("set role writer_of_notes");
        }
        raw.setAutoCommit(autoCommit);
        return raw;
    }

    private static LoadResult upserted(Connection raw, BulkWriter<Note> upserting, List<Note> notes) {
        AtomicReference<LoadResult> result = new AtomicReference<>();
        SessionContext.tenant("3 2 1").run(() -> {
            try {
                result.set(upserting.write(SessionConnections.of(raw, true), notes));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return result.get();
    }

    private static void write(Connection raw, int rows) {
        try {
            NOTES.write(
                    SessionConnections.of(raw, true),
                    Stream.iterate(1, i -> i + 1).limit(rows).map(i -> new Note(i, "note")));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void end(Connection raw, boolean autoCommit) throws SQLException {
        if (!autoCommit) {
            raw.commit();
        }
    }
}
