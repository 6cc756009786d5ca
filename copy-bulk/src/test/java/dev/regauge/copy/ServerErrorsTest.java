package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.regauge.copy.travel.Way;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server refuses is told with its SQLSTATE and its row, leaves nothing, and leaves the connection usable. */
@Tag("waits")
class ServerErrorsTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    record Entry(int id, int owner) {}

    private static final BulkWriter<Entry> ENTRIES = BulkWriter.into("entries", Mapping.record(Entry.class));

    @BeforeEach
    void createTables() {
        database.execute("create table owners (id int primary key); insert into owners select generate_series(1, 10);"
                + "create table entries (id int primary key, owner int, filler char(500) default 'x')");
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsThereTwice(Stand stand) throws SQLException {
        BulkException failure = failure(stand, ENTRIES, entry -> entry.id() == 700 ? new Entry(3, 1) : entry);
        assertThat(failure.sqlState()).contains("23505");
        assertThat(failure.row()).hasValue(700);
        assertThat(failure).hasMessageContainingAll("row 700", "entries_pkey", "upsert");
    }

    @ParameterizedTest
    @EnumSource
    void aNullThatTheTableRefuses(Stand stand) throws SQLException {
        database.execute("alter table entries alter owner set not null");
        BulkWriter<Entry> writer = BulkWriter.into(
                "entries",
                Mapping.<Entry>columns().ofInt("id", Entry::id).of("owner", entry -> entry.id() == 30 ? null : 1));
        for (Way way : Way.values()) {
            BulkException failure = failure(stand, writer.withWay(way), entry -> entry);
            assertThat(failure.row()).hasValue(30);
            assertThat(failure.column()).contains("owner");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOwnerThatIsMissing(Stand stand) throws SQLException {
        for (String when : new String[] {"", " deferrable initially deferred"}) {
            database.execute("alter table entries drop constraint if exists owned;"
                    + "alter table entries add constraint owned foreign key (owner) references owners" + when);
            if (stand != Stand.TRANSACTION || when.isEmpty()) { // otherwise it is the caller's COMMIT that fails
                BulkException failure = failure(stand, ENTRIES, entry -> entry.id() == 9 ? new Entry(9, 11) : entry);
                assertThat(failure.sqlState()).contains("23503");
                assertThat(failure).hasMessageContaining("owned").hasMessageNotContaining("11");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTriggerThatRaises(Stand stand) throws SQLException {
        database.execute("create function refuse() returns trigger language plpgsql as $$ begin"
                + " if new.id = 800 then raise exception 'secret %', new.id; end if; return new; end $$;"
                + "create trigger refuse before insert on entries for each row execute function refuse()");
        BulkException failure = failure(stand, ENTRIES, entry -> entry);
        assertThat(failure.sqlState()).contains("P0001");
        assertThat(failure.row()).hasValue(800);
        assertThat(failure).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @EnumSource
    void allRowsAreBad(Stand stand) throws SQLException, IOException {
        database.execute("alter table entries add check (owner > 10)");
        for (Way way : Way.values()) {
            BulkException failure = failure(stand, ENTRIES.withWay(way), entry -> entry);
            note("all rows are bad", 1_000, failure);
            assertThat(failure.row()).hasValue(1);
        }
    }

    @Test
    void oneBadRowInMany() throws SQLException, IOException {
        int many = Boolean.getBoolean("regauge.long") ? 1_000_000 : 100_000;
        database.execute("alter table entries drop filler, add check (owner < 10)");
        BulkException failure;
        try (Stand.Place place = Stand.DATA_SOURCE.in(database)) {
            Iterator<Entry> rows = entries(many)
                    .map(entry -> entry.id() == many - 7 ? new Entry(many - 7, 10) : entry)
                    .iterator();
            failure = catchThrowableOfType(BulkException.class, () -> place.write(ENTRIES, rows));
            place.endsWith("entries", 0);
        }
        note("one bad row in many", many, failure);
        assertThat(failure.row()).hasValue(many - 7);
    }

    @ParameterizedTest
    @EnumSource
    void aStatementThatTakesTooLong(Stand stand) throws SQLException, IOException {
        database.execute("alter role current_user in database " + database.name() + " set statement_timeout = '300ms'");
        Iterator<Entry> slow = entries(40_000)
                .peek(entry -> sleep(entry.id() % 10_000 == 0 ? 150 : 0))
                .iterator();
        try (Stand.Place place = stand.in(database)) {
            BulkException failure = catchThrowableOfType(BulkException.class, () -> place.write(ENTRIES, slow));
            note("statement_timeout", 40_000, failure);
            assertThat(failure.sqlState()).contains("57014");
            place.endsWith("entries", 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLockThatDoesNotCome(Stand stand) throws SQLException, IOException {
        database.execute("alter role current_user in database " + database.name() + " set lock_timeout = '200ms'");
        try (Stand.Place place = stand.in(database);
                Connection other = database.connect()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("lock table entries in access exclusive mode");
            }
            BulkException failure = catchThrowableOfType(
                    BulkException.class, () -> place.write(ENTRIES, entries(100).iterator()));
            other.rollback();
            note("lock_timeout", 100, failure);
            assertThat(failure.sqlState()).contains("55P03");
            place.endsWith("entries", 0);
        }
    }

    /** A tablespace on a file system of its own, of 2 MB: needs the right to mount one. */
    @ParameterizedTest
    @EnumSource
    void aDiskThatIsFull(Stand stand) throws Exception {
        Path folder = Files.createTempDirectory("small-disk");
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=2m,mode=0777", "tmpfs", folder.toString()))
                .as("a file system of 2 MB can be mounted")
                .isZero();
        String space = "small_" + stand.name().toLowerCase(Locale.ROOT);
        try {
            database.execute("create tablespace " + space + " location '" + folder + "'");
            database.execute("alter table entries set tablespace " + space);
            try (Stand.Place place = stand.in(database)) {
                BulkException failure = catchThrowableOfType(
                        BulkException.class,
                        () -> place.write(ENTRIES, entries(20_000).iterator()));
                note("disk full", 20_000, failure);
                assertThat(failure.sqlState()).contains("53100");
                place.endsWith("entries", 0);
            }
        } finally {
            database.execute("drop table entries");
            database.execute("drop tablespace if exists " + space);
            run("umount", folder.toString());
            Files.delete(folder);
        }
    }

    private interface Change {
        Entry to(Entry entry);
    }

    private BulkException failure(Stand stand, BulkWriter<Entry> writer, Change change) throws SQLException {
        try (Stand.Place place = stand.in(database)) {
            Iterator<Entry> rows = entries(1_000).map(change::to).iterator();
            BulkException failure = catchThrowableOfType(BulkException.class, () -> place.write(writer, rows));
            place.endsWith("entries", 0);
            return failure;
        }
    }

    private void note(String fault, long offered, BulkException failure) throws SQLException, IOException {
        String row = failure.row().isPresent() ? ", row named" : "";
        FaultNotes.add(
                fault,
                offered,
                Stand.count(database, "entries"),
                failure.sqlState().orElse("") + row);
    }

    private static Stream<Entry> entries(int rows) {
        return IntStream.rangeClosed(1, rows).mapToObj(id -> new Entry(id, id % 9 + 1));
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
