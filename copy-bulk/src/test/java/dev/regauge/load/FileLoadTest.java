package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.load.LoadReport.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLoadTest {

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void create() throws SQLException {
        loads = new Loads(folder).given("create table t (id int primary key, name text, at timestamptz)");
    }

    static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> i + ",\"name \"\"" + i + "\"\"\",2024-02-29 10:00:00+01\n")
                .collect(Collectors.joining("", "id,name,at\n", ""));
    }

    @Test
    void storesTheRowsOfAFile() throws IOException, SQLException {
        LoadReport report = loads.csv("id,name,at\n1,Ada,2024-02-29 10:00:00+01\n2,,\n3,\"\",2024-03-01\n");
        assertThat(report.failure()).isEmpty();
        assertThat(report.outcome()).isEqualTo(Outcome.LOADED);
        assertThat(report.isComplete()).isTrue();
        assertThat(loads.ask("select concat_ws('|', id, name, at at time zone 'UTC') from t order by id"))
                .isEqualTo("1|Ada|2024-02-29 09:00:00, 2, 3||2024-03-01 00:00:00");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void storesManyBatches(int jobs) throws IOException, SQLException {
        LoadReport report =
                loads.csv(rows(0, 10_000), settings -> settings.batches(4_096).jobs(jobs));
        assertThat(report.failure()).isEmpty();
        assertThat(report.loaded()).isEqualTo(10_000);
        assertThat(loads.ask("select concat_ws(' ', count(*), sum(id), max(name)) from t"))
                .isEqualTo("10000 49995000 name \"9999\"");
        assertThat(loads.ask("select relname from pg_class where relname like 'regauge%'"))
                .isEmpty();
    }

    @Test
    void keepsNothingWhenARowIsRefused() throws IOException, SQLException {
        LoadReport report = loads.csv(rows(0, 1_000) + "x,y,\n", settings -> settings.batches(4_096));
        assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_KEPT);
        assertThat(report.failure().orElseThrow())
                .contains(
                        "row 1001 at byte ", "column \"id\"", "invalid input syntax for type integer: \"x\"", "22P02");
        assertThat(loads.ask("select count(*) from t")).isEqualTo("0");
    }

    @Test
    void rejectsRowsUpToANumber() throws IOException, SQLException {
        String text = rows(0, 1_000) + "x,bad,\n7,twice,\n2000,good,\n3,many,fields,here\n\"4\"5,quote,\n";
        LoadReport report = loads.csv(text, settings -> settings.batches(4_096).allowing(10));
        assertThat(report.failure()).isEmpty();
        assertThat(report.loaded()).isEqualTo(1_001);
        assertThat(report.rejected()).isEqualTo(4);
        assertThat(report.isComplete()).isTrue();
        assertThat(loads.rejects()).hasSize(4);
        assertThat(loads.rejects().get(0))
                .contains("\"row\":1001", "22P02", "\"column\":\"id\"", "\"text\":\"x,bad,\"");
        assertThat(loads.rejects().get(1)).contains("\"row\":1002", "23505", "\"constraint\":\"t_pkey\"");
    }

    @Test
    void givesUpBeyondTheNumber() throws IOException, SQLException {
        LoadReport report = loads.csv(rows(0, 100) + "x,bad,\ny,bad,\n", settings -> settings.allowing(1));
        assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_KEPT);
        assertThat(report.failure().orElseThrow()).contains("more than 1 rows", "row 102");
        assertThat(loads.ask("select count(*) from t")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void goesOnUnderALedger(int jobs) throws IOException, SQLException {
        Path file = loads.file(
                "t.csv", rows(0, 5_000) + "x,bad,\n" + rows(5_000, 6_000).substring(11));
        LoadReport first = loads.load(
                List.of(file), settings -> settings.batches(4_096).resuming().jobs(jobs));
        assertThat(first.outcome()).isEqualTo(Outcome.PARTLY_KEPT);
        LoadReport second = loads.load(
                List.of(file),
                settings -> settings.batches(9_000).resuming().allowing(5).jobs(jobs));
        assertThat(second.failure()).isEmpty();
        assertThat(second.outcome()).isEqualTo(Outcome.LOADED);
        assertThat(second.earlier()).isPositive();
        assertThat(second.loaded()).isEqualTo(6_000);
        assertThat(second.rejected()).isEqualTo(1);
        assertThat(second.isComplete()).isTrue();
        assertThat(loads.ask("select concat_ws(' ', count(*), sum(id)) from t")).isEqualTo("6000 17997000");
        LoadReport third =
                loads.load(List.of(file), settings -> settings.resuming().allowing(5));
        assertThat(third.outcome()).isEqualTo(Outcome.LOADED_BEFORE);
        assertThat(third.loaded()).isEqualTo(6_000);
    }

    @Test
    void upserts() throws IOException, SQLException {
        loads.given("insert into t values (1, 'old', null), (2, 'same', null)");
        LoadReport report = loads.csv(
                "id,name,at\n1,new,\n2,same,\n3,first,\n3,last,\n", settings -> settings.upserting(true, "id"));
        assertThat(report.failure()).isEmpty();
        assertThat(report.inserted()).isEqualTo(1);
        assertThat(report.updated()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(2);
        assertThat(loads.ask("select concat(id, name) from t order by id")).isEqualTo("1new, 2same, 3last");
    }

    @Test
    void findsTheRowOfAForeignKey() throws IOException, SQLException {
        loads.given("create table child (id int, parent int references t)");
        loads.given("insert into t values (1), (2); alter table t rename to parents; alter table child rename to t");
        LoadReport report = loads.csv("id,parent\n1,1\n2,9\n3,2\n4,8\n5,\n", settings -> settings.allowing(10));
        assertThat(report.failure()).isEmpty();
        assertThat(report.loaded()).isEqualTo(3);
        assertThat(loads.rejects()).hasSize(2);
        assertThat(loads.rejects().get(0)).contains("\"row\":2", "23503", "child_parent_fkey");
    }

    @Test
    void countsRowsThatATriggerKeepsOut() throws IOException, SQLException {
        loads.given("create function odd() returns trigger language plpgsql as $$ begin"
                + " return case when new.id % 2 = 1 then new end; end $$;"
                + " create trigger odd before insert on t for each row execute function odd()");
        LoadReport report = loads.csv(rows(0, 10), settings -> settings.jobs(2));
        assertThat(report.loaded()).isEqualTo(5);
        assertThat(report.withheld()).isEqualTo(5);
        assertThat(report.isComplete()).isTrue();
    }
}
