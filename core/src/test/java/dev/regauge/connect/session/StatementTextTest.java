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
                "select 1;commit--",
                ";commit",
                "; ;; rollback",
                "/**/;\r;end",
                "-- why\rcommit",
                ";-- why\r;-- why\ncommit",
                "reset all",
                "RESET app.tenant_id",
                "discard all",
                "set app.tenant_id = 'x'",
                "set local app.tenant_id to default",
                "set \"app.tenant_id\" = 'x'",
                "set session characteristics as transaction read only",
                "select 1;\rreset all"
            })
    void seesThatTheTransactionMayEndOrASettingChange(String sql) {
        assertThat(StatementText.of(sql).mayLoseContext()).isTrue();
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
                "-- a\f commit",
                "update t set app = 1",
                "settle()",
                "set transaction read only",
                "show all",
                "/* commit",
                "update t set rollback = true",
                "/*",
                "--",
                "-"
            })
    void seesThatItGoesOn(String sql) {
        assertThat(StatementText.of(sql).mayLoseContext()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set transaction read only",
                " SET /* */ TRANSACTION isolation level serializable; ",
                ";; set transaction read only",
                "-- why\r;set transaction read only;;-- why"
            })
    void seesThatOnlyModesAreSet(String sql) {
        assertThat(StatementText.of(sql).onlySetsModes()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set transaction read only; select 1",
                "set transaction read only;; select 1",
                ";select 1",
                ";",
                "set role x",
                "set",
                "set transactions",
                "select 1"
            })
    void seesThatMoreIsDone(String sql) {
        assertThat(StatementText.of(sql).onlySetsModes()).isFalse();
    }

    @Test
    void aBatchOnlySetsModesWhereEachOfItDoes() {
        StatementText modes = StatementText.of("set transaction read only");
        assertThat(modes.and(modes).onlySetsModes()).isTrue();
        assertThat(modes.and(StatementText.of("select 1")).onlySetsModes()).isFalse();
        assertThat(modes.and(StatementText.of("end")).mayLoseContext()).isTrue();
    }
}
