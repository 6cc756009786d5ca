package dev.regauge.lint.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter role a password 'hunter2'",
                "create user a with encrypted password $$hunter2$$",
                "update users set password = 'hunter2' where id = ?",
                "create user mapping for a server b options (user 'x', password 'hunter2')",
                "select dblink('host=h password=hunter2', 'select 1')",
                "select dblink('postgresql://u:hunter2@h/d')",
                "select set_config('x', api_key => E'hunter2')",
                "select set_config('app.secret', 'hunter2', true)",
                "set app.password to 'hunter2'",
                "alter role a set app.token.key = 'hunter2'",
                "update users set pwd = 'hunter2'",
                "update users set u.\"Password\" = crypt('hunter2', gen_salt('bf'))",
                "insert into users (name, password) values ('bob', 'hunter2'), ('eve', md5('hunter2'))",
                "create subscription s connection 'host=h password=hunter2' publication p",
                "alter user mapping for a server b options (set password 'hunter2')",
                "alter role a password 'hunter2",
            })
    void masksSecrets(String sql) {
        Shown shown = Shown.of(sql, Reading.JDBC);
        assertThat(shown.text()).doesNotContain("hunter2").contains("'***'");
        assertThat(shown.masked("syntax error at or near \"hunter2\"")).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a@b.c' from t",
                "update t set name = 'x'",
                "alter role a password null",
                "select password from u where id = ?",
                "update u set password = ? where name = 'bob'",
                "update u set password = null where name = 'bob'",
                "insert into u (name, password) values ('bob', ?)",
                "insert into u values ('bob', 'x') on conflict do nothing",
                "select set_config('app.tenant', 't1', true)"
            })
    void leavesTheRestAsItIs(String sql) {
        assertThat(Shown.of(sql, Reading.JDBC).text()).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(chars = {'a', 'b', 'X', 'c'})
    void knowsWhereThingsAreNow(char marker) {
        String raw = "a b = " + Lexer.HOLE + "X " + Lexer.HOLE + "c";
        Shown shown = Shown.of(raw, Reading.JDBC);
        assertThat(shown.text()).isEqualTo("a b = {..}X {..}c");
        assertThat(shown.text().charAt(shown.offset(raw.indexOf(marker)))).isEqualTo(marker);
    }

    @Test
    void masksEvenShortSecretsInMessages() {
        assertThat(Shown.of("alter role a password 'x' ?", Reading.JDBC).masked("near \"x\" or 'x'"))
                .isEqualTo("near \"***\" or '***'");
    }
}
