package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A role that may write to a table and no more: what a load needs beyond that it says before it begins. */
@Tag("waits")
class RightsTest {

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void create() throws SQLException {
        loads = new Loads(folder)
                .given("create table t (id int, name text); revoke create on schema public from public;"
                        + " create role loader; grant select, insert on t to loader");
    }

    @AfterEach
    void drop() throws SQLException {
        loads.given("drop owned by loader; drop role loader");
    }

    private LoadReport load(UnaryOperator<Settings> more) throws IOException {
        PGSimpleDataSource source = (PGSimpleDataSource) loads.source();
        source.setOptions("-c role=loader");
        Path file = loads.file("t.csv", "id,name\n1,one\n");
        return loads.load(source, List.of(file), more, new LoadWatch());
    }

    @Test
    void isEnoughWithoutALedger() throws IOException {
        assertThat(load(settings -> settings).loaded()).isEqualTo(1);
    }

    @Test
    void doesNotCreateTheTablesOfALedger() throws IOException, SQLException {
        assertThatThrownBy(() -> load(Settings::resuming))
                .isInstanceOf(LoadRefusedException.class)
                .hasMessageContainingAll(
                        "permission denied for schema public",
                        "\"regauge_load_part\"",
                        "grant create on schema",
                        "--ledger SCHEMA");
        loads.given("create schema mine; grant all on schema mine to loader");
        assertThat(load(settings -> settings.resuming().ledgerIn("mine")).loaded())
                .isEqualTo(1);
        assertThatThrownBy(() -> load(settings -> settings.resuming().ledgerIn("absent")))
                .isInstanceOf(LoadRefusedException.class)
                .hasMessageContaining("\"absent\" does not exist");
    }

    @Test
    void isEnoughForALedgerThatIsThere() throws IOException, SQLException {
        loads.load(List.of(loads.file("first.csv", "id,name\n0,zero\n")), Settings::resuming);
        assertThatThrownBy(() -> load(Settings::resuming))
                .hasMessageContaining("permission denied for table regauge_load");
        loads.given(
                "grant select, insert, update, delete on regauge_load, regauge_load_file, regauge_load_part to loader");
        assertThat(load(Settings::resuming).loaded()).isEqualTo(1);
    }

    @Test
    void doesNotCreateTheTable() throws SQLException {
        loads.given("alter table t rename to other");
        assertThatThrownBy(() -> load(Settings::creating))
                .isInstanceOf(LoadRefusedException.class)
                .hasMessageContainingAll("permission denied for schema public", "grant create on schema");
        loads.given("alter table other rename to t");
    }

    @Test
    void thatIsMissingWithinATriggerLeavesNothingInTheTable() throws IOException, SQLException {
        loads.given("create schema mine; grant all on schema mine to loader; create table secret (id int);"
                + " create function peek() returns trigger language plpgsql as"
                + " $$ begin perform from secret; return new; end $$;"
                + " create trigger peeking before insert on t for each row execute function peek()");
        LoadReport report = load(settings -> settings.resuming().ledgerIn("mine"));
        assertThat(report.outcome()).isEqualTo(LoadReport.Outcome.NOTHING_KEPT);
        assertThat(report.failure().orElseThrow()).contains("permission denied for table secret");
    }
}
