package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.load.record.RecordFormat;
import dev.regauge.sql.Identifier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row is rejected for what the server says of it, whatever values and triggers write into the error's context. */
class MisleadingContextTest {

    private static final String FOURTH_IS_BAD = "id,v\n1,a\n2,b\n3,c\n4,bad\n5,e\n";

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void create() {
        loads = new Loads(folder);
    }

    private void requireFourthRejected(String table, String csv) throws IOException, SQLException {
        Settings settings = new Settings(LoadSettings.of(Identifier.of(table), RecordFormat.csv()))
                .rejects(folder.resolve("t.rejects.jsonl"))
                .allowing(5);
        List<Path> files = List.of(loads.file("t.csv", csv));
        LoadReport report = FileLoad.of(settings.made()).run(loads.source(), Loads.sources(files), new LoadWatch());

        assertThat(report.failure()).isEmpty();
        assertThat(loads.ask("select id from \"" + table + "\" order by ctid")).isEqualTo("1, 2, 3, 5");
        assertThat(loads.rejects()).singleElement().asString().contains("\"row\":4,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY t, line 1",
                "COPY t, line 1: \"",
                "COPY t, line 1, column v: \"x",
                "COPY t, line 4",
                "t 2 y",
                "tのCOPY, 2行目"
            })
    void rejectsTheRowWhoseValueLooksLikeAContext(String line) throws IOException, SQLException {
        loads.given("create table t (id int, v text)");
        String id = "\"x\n" + line.replace("\"", "\"\"") + "\"";
        requireFourthRejected("t", "id,v\n1,a\n2,b\n3,c\n" + id + ",bad\n5,e\n");
    }

    @Test
    void rejectsTheRowOfATableThatIsNamedLikeTheLanguageOfItsTrigger() throws IOException, SQLException {
        loads.given("create table \"P\" (id int, v text);"
                + "create function pf() returns trigger language plpgsql as"
                + " $$begin\nif new.v = 'bad' then\nraise exception 'no'; end if; return null; end$$;"
                + "create trigger a after insert on \"P\" for each row execute function pf()");
        requireFourthRejected("P", FOURTH_IS_BAD);
    }

    @Test
    void rejectsTheRowWhoseTriggerQuotesAContext() throws IOException, SQLException {
        loads.given("create table t (id int, v text);"
                + "create function f() returns trigger language plpgsql as"
                + " $$begin execute 'select ' || new.v; return new; end$$;"
                + "create trigger b before insert on t for each row execute function f()");
        requireFourthRejected("t", "id,v\n1,1\n2,2\n3,3\n4,\"1/0,'\nCOPY t, line 2: \"\"'\"\n5,5\n");
    }

    /** Its name makes a context that nobody can tell from one of the server's, so a row is tried by itself before it goes. */
    @Test
    void storesTheRowThatOnlyTheNameOfAFunctionAccuses() throws IOException, SQLException {
        loads.given("create table t (id int, v text);"
                + "create function \"f\nCOPY t, line 2\"() returns trigger language plpgsql as"
                + " $$begin if new.v = 'bad' then raise exception 'no'; end if; return null; end$$;"
                + "create trigger a after insert on t for each row execute function \"f\nCOPY t, line 2\"()");
        requireFourthRejected("t", FOURTH_IS_BAD);
    }
}
