package dev.regauge.lint.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** The driver's own parser is the judge of how a driver reads. */
class DriverReadingTest {

    /** Each is whole in itself, so that whatever stands beside it does not change what it is. */
    private static final String[] PIECES = {
        "select",
        " 1",
        " a.b",
        " ?",
        "=?",
        "||?||",
        "?::int",
        " ??",
        " ??|",
        " ?|",
        "-?",
        "?-1",
        " , ",
        ";",
        " ;\n",
        " 'x?;'",
        " 'it''s ?'",
        " E'a\\'?;'",
        " e'\\\\'",
        " \"n?;\"\"\"",
        " $$ ? ; $$",
        " $t$ ? $$ ; $t$",
        " a$b$c",
        " $1",
        "/* ?; /* ? */ ; */",
        " -- ?;\n",
        " (?, ?)",
        " (select ?)",
        " * ",
        " + ",
        " - ",
        " / ",
        " end",
        " case when ? then 1 end",
        " begin",
        "@?",
        "[?]",
        "é",
        ":x",
    };

    @Test
    void findsTheSameStatementsAndParametersAsPgjdbc() throws SQLException {
        Random random = new Random(42);
        for (int round = 0; round < 30_000; round++) {
            StringBuilder sql = new StringBuilder("select");
            for (int i = 1 + random.nextInt(12); i > 0; i--) {
                sql.append(PIECES[random.nextInt(PIECES.length)]);
            }
            compare(sql.toString());
        }
    }

    @Test
    void keepsTheBodiesOfFunctionsWholeAsPgjdbcDoes() throws SQLException {
        compare("create function f(a int) returns int begin atomic select 1; select 2; end");
        compare("create or replace procedure p() language sql begin atomic insert into t values (1); end");
        compare("create rule r as on insert to t do also (select ?; select ?); select ?");
    }

    private static void compare(String sql) throws SQLException {
        List<Integer> driver = Parser.parseJdbcSql(sql, true, true, true, false, false).stream()
                .filter(query -> !blank(query))
                .map(query -> query.bindPositions.length)
                .toList();
        assertThat(Statements.of(sql, Reading.JDBC))
                .as(sql)
                .extracting(statement -> statement.parameters().size())
                .isEqualTo(driver);
    }

    /** Comments alone are a statement to the driver, and none to the server. */
    private static boolean blank(NativeQuery query) {
        return Statements.of(query.nativeSql, Reading.SERVER).isEmpty();
    }
}
