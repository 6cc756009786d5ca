package dev.regauge.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
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
                "select password from u where id = ?"
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
