package dev.regauge.connect.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commit",
                "COMMIT;",
                " \n\tcommit and chain",
                "end",
                "rollback to a",
                "abort",
                "prepare transaction 'x'",
                "select 1; commit",
                "select ';' ; -- why\r\n commit",
                "/* a /* b */ */commit",
                "--\ncommit",
                "select 1;commit--"
            })
    void seesThatTheTransactionMayEnd(String sql) {
        assertThat(StatementText.of(sql).mayEndTransaction()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "select commit",
                "commitment",
                "commit_all()",
                "select case when true then 1 end",
                "-- commit",
                "/* commit",
                "update t set rollback = true",
                "/*",
                "--",
                "-"
            })
    void seesThatItGoesOn(String sql) {
        assertThat(StatementText.of(sql).mayEndTransaction()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"set transaction read only", " SET /* */ TRANSACTION isolation level serializable; "})
    void seesThatOnlyModesAreSet(String sql) {
        assertThat(StatementText.of(sql).onlySetsModes()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"set transaction read only; select 1", "set role x", "set", "set transactions", "select 1"})
    void seesThatMoreIsDone(String sql) {
        assertThat(StatementText.of(sql).onlySetsModes()).isFalse();
    }

    @Test
    void aBatchOnlySetsModesWhereEachOfItDoes() {
        StatementText modes = StatementText.of("set transaction read only");
        assertThat(modes.and(modes).onlySetsModes()).isTrue();
        assertThat(modes.and(StatementText.of("select 1")).onlySetsModes()).isFalse();
        assertThat(modes.and(StatementText.of("end")).mayEndTransaction()).isTrue();
    }
}
