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
                "select 1 -- as dba password=hunter2\nfrom t",
                "select /* as dba, password: hunter2 */ 1 from t",
                "insert into users (name, password) select 'bob', 'hunter2'",
                "insert into users (name, password) select 'bob', md5('hunter2') from t union all select 'eve', 'hunter2'",
                "insert into users (name, password) (select 'bob', 'hunter2')",
                "insert into users (name, password) with x as (select 1) select 'bob', 'hunter2' from x",
                "insert into users (name, password) select * from (values ('bob', 'hunter2')) v",
                "insert into users (name, password) overriding system value values ('bob', 'hunter2')",
                "insert into users (name.first, password) values ('bob', 'hunter2')",
                "insert into users (name[1], password) values ('bob', 'hunter2')",
                "merge into u using v on a = b when not matched then insert (name, password) values ('bob', 'hunter2')",
                "merge into u using v on a = b when matched then update set (n, password) = ('b', 'hunter2')"
                        + " when not matched then insert (name, password) values ('bob', 'hunter2')",
                "update users set (name, password) = ('bob', 'hunter2')",
                "update users set (name, password) = row('bob', 'hunter2')",
                "update users set (name, password) = (select 'bob', 'hunter2')",
                "update users set age = (1 + 2), (name, password) = ('bob', 'hunter2') where (id, a) = (1, 2)",
                "select 1 from users where (name, password) = ('bob', 'hunter2')",
                "select 1 from users where (name, password) in (('bob', 'hunter2'), ('eve', 'hunter2'))",
                "update users set password = md5('salt' || 'hunter2')",
                "update users set password = 'salt' || 'hunter2' where id = 1",
                "update users set password = crypt(salt || 'hunter2', 'x')",
                "update users set password = case when a and b then 'x' else 'hunter2' end",
                "alter role a password 'x' 'hunter2'",
                "select 1 from users where password in ('x', 'hunter2')",
                "select 1 from users where password not like 'hunter2'",
                "select dblink('host=h password=''hunter2 x'' user=u')",
            })
    void masksSecrets(String sql) {
        Shown shown = Shown.of(sql, Reading.JDBC);
        assertThat(shown.text()).doesNotContain("hunter2").contains("***");
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
                "select set_config('app.tenant', 't1', true)",
                "select 1 from u where password = ? and name = 'bob'",
                "select 1 from u where password = crypt(?, u.password) and name = 'bob'",
                "update u set password = ?, name = 'bob'",
                "insert into u (name, password) values ('bob', ?) on conflict (name) do update set name = 'eve'",
                "insert into u (name, password) select 'bob', ? from t where name = 'eve'",
                "update u set (name, password) = ('bob', ?) where name = 'bob'",
                "select 1 from u where (name, password) = ('bob', ?) and kind in ('a', 'b')",
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
