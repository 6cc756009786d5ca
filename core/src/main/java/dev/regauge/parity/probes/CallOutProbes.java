package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.List;

/** What comes out of a call: OUT and INOUT parameters, their types and names, cursors, rows and warnings. */
final class CallOutProbes {

    private static final String SPLIT =
            "create function split(n int, out tens int, out ones int) language sql as 'select n / 10, n % 10'";
    private static final String CURSOR = "create function items() returns refcursor language plpgsql as"
            + " $$ declare c refcursor := 'found'; begin open c for select 1 union all select 2; return c; end $$";
    private static final String MANY = "create function many() returns setof int language sql as 'values (1), (2)'";

    private static final String SELECT_ALL = "Write `select * from split(?)` and read the columns of `executeQuery()`.";
    private static final String TWICE = "Write `call twice(?)` in a `PreparedStatement` and read the row it returns.";
    private static final String SELECT_TYPED = "Write `select f()` and use the getter of the column's type.";
    private static final String FETCH =
            "In a transaction, run `select items()`, then `fetch all from \"found\"`: two statements, every driver.";

    private CallOutProbes() {}

    static List<Probe> all() {
        return List.of(
                named("out-two")
                        .given(SPLIT)
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call split(?, ?, ?)}");
                            s.setInt(1, 42);
                            s.registerOutParameter(2, Types.INTEGER);
                            s.registerOutParameter(3, Types.INTEGER);
                            s.execute();
                            see.value(s.getObject(2));
                            see.value(s.getObject(3));
                        })
                        .instead(SELECT_ALL),
                named("out-one-not-registered")
                        .given(SPLIT)
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call split(?, ?, ?)}");
                            s.setInt(1, 42);
                            s.registerOutParameter(2, Types.INTEGER);
                            s.execute();
                            see.value(s.getInt(2));
                        })
                        .instead(SELECT_ALL),
                named("out-by-name")
                        .given(SPLIT)
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call split(?, ?, ?)}");
                            s.setInt("n", 42);
                            s.registerOutParameter("tens", Types.INTEGER);
                            s.registerOutParameter("ones", Types.INTEGER);
                            s.execute();
                            see.value(s.getInt("tens"));
                        })
                        .instead(SELECT_ALL),
                named("out-as-rows")
                        .given(SPLIT)
                        .prepare("select * from split(?)")
                        .setInt(1, 42)
                        .query(),
                named("out-before-execute")
                        .given(SPLIT)
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call split(?, ?, ?)}");
                            s.registerOutParameter(2, Types.INTEGER);
                            see.error(() -> s.getInt(2));
                        })
                        .instead("Execute before reading."),
                twice("inout-escape", "{call twice(?)}"),
                twice("inout-call", "call twice(?)"),
                named("inout-procedure-rows")
                        .given("create procedure twice(inout n int) language sql as 'select n * 2'")
                        .prepare("call twice(?)")
                        .setInt(1, 21)
                        .execute(),
                named("inout-function")
                        .given("create function twice(inout n int) language sql as 'select n * 2'")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call twice(?)}");
                            s.setInt(1, 21);
                            s.registerOutParameter(1, Types.INTEGER);
                            s.execute();
                            see.value(s.getInt(1));
                        })
                        .instead("Write `select twice(?)` and `executeQuery()`."),
                returning("int-as-varchar", "int", "42", "VARCHAR", Types.VARCHAR),
                returning("int-as-bigint", "int", "42", "BIGINT", Types.BIGINT),
                returning("bigint-as-integer", "bigint", "42", "INTEGER", Types.INTEGER),
                returning("numeric-as-numeric", "numeric", "1.50", "NUMERIC", Types.NUMERIC),
                returning("bool-as-bit", "bool", "true", "BIT", Types.BIT),
                returning("smallint-as-smallint", "smallint", "42", "SMALLINT", Types.SMALLINT),
                returning("json-as-other", "json", "'{\"a\": 1}'", "OTHER", Types.OTHER),
                returning("array-as-array", "int[]", "'{1,2}'", "ARRAY", Types.ARRAY),
                returning("null-as-integer", "int", "null", "INTEGER", Types.INTEGER),
                named("result-null-was-null")
                        .given("create function f() returns int language sql as 'select null::int'")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{? = call f()}");
                            s.registerOutParameter(1, Types.INTEGER);
                            s.execute();
                            see.value(s.getInt(1));
                            see.text("was null", s.wasNull());
                        })
                        .instead(SELECT_TYPED),
                named("result-int-get-string")
                        .given("create function f() returns int language sql as 'select 42'")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{? = call f()}");
                            s.registerOutParameter(1, Types.INTEGER);
                            s.execute();
                            see.value(s.getString(1));
                        })
                        .instead(SELECT_TYPED),
                named("result-int-get-long")
                        .given("create function f() returns int language sql as 'select 42'")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{? = call f()}");
                            s.registerOutParameter(1, Types.INTEGER);
                            s.execute();
                            see.value(s.getLong(1));
                        })
                        .instead("Register and read the function's own type: `Types.INTEGER` and `getInt(1)`."),
                cursor("cursor-as-other", "OTHER", Types.OTHER),
                cursor("cursor-as-ref-cursor", "REF_CURSOR", Types.REF_CURSOR),
                named("cursor-as-query")
                        .given(CURSOR)
                        .inTransaction()
                        .does((connection, see) -> {
                            ResultSet rows = connection.createStatement().executeQuery("select items()");
                            rows.next();
                            see.rows((ResultSet) rows.getObject(1));
                        })
                        .instead(FETCH),
                named("cursor-fetched").given(CURSOR).inTransaction().does((connection, see) -> {
                    connection.createStatement().execute("select items()");
                    see.rows(connection.createStatement().executeQuery("fetch all from \"found\""));
                }),
                named("cursor-in-autocommit")
                        .given(CURSOR)
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{? = call items()}");
                            s.registerOutParameter(1, Types.OTHER);
                            s.execute();
                            see.rows((ResultSet) s.getObject(1));
                        })
                        .instead(FETCH),
                named("set-as-result")
                        .given(MANY)
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{? = call many()}");
                            s.registerOutParameter(1, Types.INTEGER);
                            s.execute();
                            see.value(s.getInt(1));
                        })
                        .instead("Write `select * from many()` and `executeQuery()`."),
                named("set-as-query")
                        .given(MANY)
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call many()}");
                            see.rows(s.executeQuery());
                        })
                        .instead("Write `select * from many()` and `executeQuery()`."),
                named("notice-as-warning")
                        .given("create procedure warns() language plpgsql as $$ begin raise warning 'careful'; end $$")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("call warns()");
                            s.execute();
                            see.text("warned", s.getWarnings() != null);
                            see.warnings(s.getWarnings());
                        })
                        .instead("Let the procedure return what the program must know; do not rely on warnings."));
    }

    private static Probe twice(String name, String call) {
        return named(name)
                .given("create procedure twice(inout n int) language sql as 'select n * 2'")
                .does((connection, see) -> {
                    CallableStatement s = connection.prepareCall(call);
                    s.setInt(1, 21);
                    s.registerOutParameter(1, Types.INTEGER);
                    s.execute();
                    see.value(s.getInt(1));
                })
                .showing("call", "\"" + call + "\"")
                .instead(TWICE);
    }

    private static Probe returning(String name, String type, String value, String typeName, int registered) {
        return named("result-" + name)
                .given("create function f() returns " + type + " language sql as $$ select " + value + "::" + type
                        + " $$")
                .does((connection, see) -> {
                    CallableStatement s = connection.prepareCall("{? = call f()}");
                    s.registerOutParameter(1, registered);
                    s.execute();
                    see.value(s.getObject(1));
                })
                .showing("registered", "Types." + typeName)
                .instead(SELECT_TYPED);
    }

    private static Probe cursor(String name, String typeName, int registered) {
        return named(name)
                .given(CURSOR)
                .inTransaction()
                .does((connection, see) -> {
                    CallableStatement s = connection.prepareCall("{? = call items()}");
                    s.registerOutParameter(1, registered);
                    s.execute();
                    see.rows((ResultSet) s.getObject(1));
                })
                .showing("registered", "Types." + typeName)
                .instead(FETCH);
    }

    private static Probe named(String name) {
        return Probe.named("calls/" + name);
    }
}
