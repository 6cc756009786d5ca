package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.FaultNotes;
import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.load.record.RecordFormat;
import dev.regauge.sql.Identifier;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A file some of whose rows are refused, on its way into a table without a key, where rows kept twice would show. */
final class FaultyLoads implements AutoCloseable {

    static final int ROWS = 1_200;

    /** By what kind of transactions. */
    enum Mode {
        ONE_TRANSACTION(1, false),
        STAGED(2, false),
        LEDGER(1, true),
        LEDGER_OF_TWO(2, true);

        final int jobs;
        final boolean ledger;

        Mode(int jobs, boolean ledger) {
            this.jobs = jobs;
            this.ledger = ledger;
        }

        boolean isRejecting() {
            return this != STAGED;
        }
    }

    /** What the caller has heard: a report, or why it could not begin. */
    record Heard(Optional<LoadReport> report, String words) {

        boolean is(Outcome... outcomes) {
            return report.filter(all -> Set.of(outcomes).contains(all.outcome()))
                    .isPresent();
        }

        String shown() {
            return report.map(all -> all.outcome() + ", " + all.rejected() + " rejected")
                    .orElse("could not begin");
        }

        @Override
        public String toString() {
            return shown() + " " + words;
        }
    }

    private final Mode mode;
    private final TestDatabase database;
    private final FaultProxy proxy;
    private final Path file;
    private final Path rejects;
    private final Duration patience;
    private @Nullable Connection looking;

    FaultyLoads(Mode mode, TestDatabase database, FaultProxy proxy, Path folder, Duration patience) throws IOException {
        this.mode = mode;
        this.database = database;
        this.proxy = proxy;
        this.patience = patience;
        this.file = Files.writeString(folder.resolve("t.csv"), text(mode.isRejecting()));
        this.rejects = folder.resolve("t.rejects.jsonl");
        database.execute("create table t (id int, name text check (name <> 'never'))");
    }

    private static String text(boolean rejecting) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> rejecting && i % 100 == 7 ? bad(i) : i + ",some text to be stored\n")
                .collect(Collectors.joining("", "id,name\n", ""));
    }

    /** A field that is no number, one that a constraint refuses, or one that is missing. */
    private static String bad(int row) {
        return row % 300 == 7 ? "x" + row + ",text\n" : row % 300 == 107 ? row + ",never\n" : row + "\n";
    }

    private long bad() {
        return mode.isRejecting() ? ROWS / 100 : 0;
    }

    /** As if nobody had loaded anything. */
    void forget() throws IOException {
        proxy.pass();
        database.execute("truncate t; drop table if exists regauge_load_part, regauge_load_file, regauge_load;"
                + " do $$ declare staging text; begin for staging in select oid::regclass from pg_class"
                + " where relname like 'regauge_staging%' loop execute 'drop table ' || staging; end loop; end $$");
        Files.deleteIfExists(rejects);
    }

    Heard load() throws IOException {
        return load(new LoadWatch());
    }

    Heard load(LoadWatch watch) throws IOException {
        Settings settings = new Settings(LoadSettings.of(Identifier.of("t"), RecordFormat.csv()))
                .rejects(rejects)
                .batches(2_048)
                .jobs(mode.jobs)
                .patient(patience);
        if (mode.isRejecting()) {
            settings = settings.allowing(bad());
        }
        if (mode.ledger) {
            settings = settings.resuming();
        }
        try {
            LoadReport report = FileLoad.of(settings.made()).run(source(), Loads.sources(List.of(file)), watch);
            return new Heard(Optional.of(report), report.failure().orElse(""));
        } catch (CannotLoadException e) {
            return new Heard(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private PGSimpleDataSource source() {
        TestDatabase through = database.through(proxy);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(through.url());
        source.setUser(through.user());
        source.setPassword(through.password());
        source.setLoginTimeout(1); // a login into a black hole has no other end,
        source.setSocketTimeout(10); // and what the driver goes on waiting for behind it has none but this
        return source;
    }

    /** What is there agrees with what was heard, nothing is left over, and a ledger's load ends with exactly the source. */
    void check(String fault, Heard heard) throws SQLException, IOException, InterruptedException {
        try (Connection connection = database.connect()) {
            looking = connection; // one for all questions, since a login takes longer than they do
            compare(fault, heard);
        }
    }

    private void compare(String fault, Heard heard) throws SQLException, IOException, InterruptedException {
        String what = fault + " " + mode + ": " + heard;
        settle(what);
        long found = count("select count(*) from t");
        FaultNotes.add(fault + " " + mode, ROWS, found, heard.shown());
        if (heard.is(Outcome.LOADED, Outcome.LOADED_BEFORE)) {
            allIsThere(what, heard);
        } else if (heard.is(Outcome.UNKNOWN)) {
            assertThat(mode.ledger).as(what).isFalse();
            assertThat(found).as(what).isIn(0L, ROWS - bad());
        } else if (!mode.ledger) {
            assertThat(found).as(what).isZero();
        } else {
            partIsThere(what, heard, found);
        }
        leavesNothingOver(what, heard);
        if (mode.ledger) {
            proxy.pass();
            Heard again = load();
            assertThat(again.is(Outcome.LOADED, Outcome.LOADED_BEFORE))
                    .as(what + ", and again: " + again)
                    .isTrue();
            allIsThere(what + ", and again: " + again, again);
        }
    }

    private void allIsThere(String what, Heard heard) throws SQLException, IOException {
        assertThat(count("select count(*) from t")).as(what).isEqualTo(ROWS - bad());
        assertThat(count("select count(distinct id) from t")).as(what).isEqualTo(ROWS - bad());
        assertThat(rejected()).as(what).hasSize((int) bad()).doesNotHaveDuplicates();
        LoadReport report = heard.report().orElseThrow();
        assertThat(report.source()).as(what).isEqualTo(ROWS);
        assertThat(report.loaded()).as(what).isEqualTo(ROWS - bad());
        assertThat(report.rejected()).as(what).isEqualTo(bad());
        assertThat(report.isComplete()).as(what).isTrue();
    }

    private List<String> rejected() throws IOException {
        return Files.exists(rejects)
                ? Files.readAllLines(rejects).stream()
                        .map(line -> line.replaceAll(".*\"row\":(\\d+),.*", "$1"))
                        .toList()
                : List.of();
    }

    private void partIsThere(String what, Heard heard, long found) throws SQLException {
        assertThat(count("select count(distinct id) from t")).as(what).isEqualTo(found);
        if (count("select count(*) from pg_class where relname = 'regauge_load_part'") > 0) {
            assertThat(count("select coalesce(sum(rows - rejected), 0) from regauge_load_part"))
                    .as(what)
                    .isEqualTo(found);
        }
        heard.report().ifPresent(report -> assertThat(report.loaded()).as(what).isLessThanOrEqualTo(found));
    }

    private void leavesNothingOver(String what, Heard heard) throws SQLException {
        assertThat(count("select count(*) from pg_locks where locktype in ('advisory', 'transactionid')"
                        + " and pid <> pg_backend_pid() and database = (select oid from pg_database"
                        + " where datname = current_database())"))
                .as(what)
                .isZero();
        long left = count("select count(*) from pg_class where relname like 'regauge_staging%'");
        if (left > 0) {
            assertThat(heard.report().orElseThrow().notes())
                    .as(what)
                    .anyMatch(note -> note.startsWith("Tables of this load may be left over"));
            assertThat(heardOfLoss(what)).isTrue();
        }
    }

    private static boolean heardOfLoss(String what) {
        return what.contains("BLACK_HOLE") || what.contains("SERVER_STOPPED") || what.contains("UNKNOWN");
    }

    /** No session of the load's is there any more, without anybody ending it. */
    private void settle(String what) throws SQLException, InterruptedException {
        String others = "select count(*) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()";
        for (int i = 0; count(others) > 0; i++) {
            assertThat(i).as(what + ": looks at sessions that do not end").isLessThan(600);
            Thread.sleep(50);
        }
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = Objects.requireNonNull(looking).createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {}
}
