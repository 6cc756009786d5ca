package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;

/** The ways to write a call of a function or a procedure, and what the call leaves behind. */
final class CallProbes {

    private static final String ITEM = "create table item (id int)";
    private static final String STORED = "select id::text from item order by id";

    private static final String SELECT_FUNCTION = "Write `select add_up(?, ?)` and `executeQuery()`.";
    private static final String CALL_PROCEDURE = "Write `call add_item(?)` without braces in a `PreparedStatement`.";
    private static final String NO_COUNT = "Do not ask for the count of a `call`: drivers answer -1, 0 or -2.";

    private CallProbes() {}

    static List<Probe> all() {
        return List.of(
                function("function-result")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{? = call add_up(?, ?)}");
                            s.registerOutParameter(1, Types.INTEGER);
                            s.setInt(2, 3);
                            s.setInt(3, 4);
                            see.text("rows", s.execute());
                            see.value(s.getObject(1));
                        })
                        .instead(SELECT_FUNCTION),
                function("function-result-spaced")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("  {  ?=  CALL add_up\n( ?,? )  }  ");
                            s.registerOutParameter(1, Types.INTEGER);
                            s.setInt(2, 3);
                            s.setInt(3, 4);
                            s.execute();
                            see.value(s.getInt(1));
                        })
                        .instead(SELECT_FUNCTION),
                function("function-result-again")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{? = call add_up(?, 1)}");
                            s.registerOutParameter(1, Types.INTEGER);
                            for (int i = 1; i <= 7; i++) {
                                s.setInt(2, i);
                                s.execute();
                                see.value(s.getInt(1));
                            }
                        })
                        .instead(SELECT_FUNCTION),
                function("function-without-result")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call add_up(?, ?)}");
                            s.setInt(1, 3);
                            s.setInt(2, 4);
                            see.results(s, s.execute());
                        })
                        .instead(SELECT_FUNCTION),
                function("function-as-query")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call add_up(?, ?)}");
                            s.setInt(1, 3);
                            s.setInt(2, 4);
                            see.rows(s.executeQuery());
                        })
                        .instead(SELECT_FUNCTION),
                function("function-result-as-query")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{? = call add_up(?, ?)}");
                            s.registerOutParameter(1, Types.INTEGER);
                            s.setInt(2, 3);
                            s.setInt(3, 4);
                            see.rows(s.executeQuery());
                        })
                        .instead(SELECT_FUNCTION),
                function("function-not-registered")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{? = call add_up(?, ?)}");
                            s.setInt(2, 3);
                            s.setInt(3, 4);
                            see.results(s, s.execute());
                        })
                        .instead(SELECT_FUNCTION),
                function("select-in-callable").does((connection, see) -> {
                    CallableStatement s = connection.prepareCall("select add_up(?, ?)");
                    s.setInt(1, 3);
                    s.setInt(2, 4);
                    see.rows(s.executeQuery());
                }),
                function("function-in-statement")
                        .executePlain("{call add_up(3, 4)}")
                        .instead("Write `select add_up(3, 4)`."),
                function("function-in-prepared")
                        .prepare("{call add_up(?, ?)}")
                        .setInt(1, 3)
                        .setInt(2, 4)
                        .execute()
                        .instead(SELECT_FUNCTION),
                function("function-in-batch")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call add_up(?, ?)}");
                            for (int i = 1; i <= 3; i++) {
                                s.setInt(1, i);
                                s.setInt(2, i);
                                s.addBatch();
                            }
                            see.counts(s.executeBatch());
                        })
                        .instead("Run `select add_up(x, x) from unnest(?::int[]) x` once, with `setArray`."),
                named("function-without-parentheses")
                        .given("create function three() returns int language sql as 'select 3'")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{? = call three}");
                            s.registerOutParameter(1, Types.INTEGER);
                            s.execute();
                            see.value(s.getInt(1));
                        })
                        .instead("Write `select three()` and `executeQuery()`."),
                named("function-qualified")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{? = call pg_catalog.upper(?)}");
                            s.registerOutParameter(1, Types.VARCHAR);
                            s.setString(2, "a");
                            s.execute();
                            see.value(s.getString(1));
                        })
                        .instead("Write `select upper(?)` and `executeQuery()`."),
                named("function-void")
                        .given(
                                ITEM,
                                "create function keep(i int) returns void language sql as 'insert into item values (i)'")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call keep(?)}");
                            s.setInt(1, 7);
                            see.text("rows", s.execute());
                            see.text("count", s.getUpdateCount());
                        })
                        .thenStored(STORED)
                        .instead("Write `select keep(?)` and `executeQuery()`."),
                named("function-void-update")
                        .given(
                                ITEM,
                                "create function keep(i int) returns void language sql as 'insert into item values (i)'")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call keep(?)}");
                            s.setInt(1, 7);
                            see.error(() -> see.count(s.executeUpdate()));
                        })
                        .thenStored(STORED)
                        .instead("Write `select keep(?)` and `executeQuery()`."),
                procedure("procedure-escape")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("{call add_item(?)}");
                            s.setInt(1, 7);
                            s.execute();
                        })
                        .thenStored(STORED)
                        .instead(CALL_PROCEDURE),
                procedure("procedure-callable")
                        .does((connection, see) -> {
                            CallableStatement s = connection.prepareCall("call add_item(?)");
                            s.setInt(1, 7);
                            s.execute();
                        })
                        .thenStored(STORED)
                        .instead(CALL_PROCEDURE),
                procedure("procedure-prepared")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("call add_item(?)");
                            s.setInt(1, 7);
                            see.text("rows", s.execute());
                        })
                        .thenStored(STORED),
                procedure("procedure-count")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("call add_item(7)");
                            see.text("count", s.getUpdateCount());
                        })
                        .instead(NO_COUNT),
                procedure("procedure-update")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.text("count", s.executeUpdate("call add_item(7)"));
                        })
                        .instead(NO_COUNT),
                procedure("procedure-in-batch")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("call add_item(?)");
                            for (int id = 1; id <= 2; id++) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            see.counts(s.executeBatch());
                        })
                        .thenStored(STORED)
                        .instead(NO_COUNT),
                named("procedure-escape-call-if-no-return")
                        .does((connection, see) -> {
                            try (Connection second = see.connect("?escapeSyntaxCallMode=callIfNoReturn")) {
                                second.createStatement()
                                        .execute("create procedure pg_temp.nothing(i int) language sql as 'select 1'");
                                CallableStatement s = second.prepareCall("{call pg_temp.nothing(?)}");
                                s.setInt(1, 7);
                                see.text("rows", s.execute());
                            }
                        })
                        .instead(CALL_PROCEDURE),
                committing("procedure-that-commits").thenStored(STORED).instead(NO_COUNT),
                committing("procedure-that-commits-in-transaction")
                        .inTransaction()
                        .instead("Call it in autocommit: PostgreSQL lets no procedure commit its caller's work."),
                named("procedure-that-commits-escaped")
                        .given(ITEM, commits())
                        .does((connection, see) -> {
                            try (CallableStatement s = connection.prepareCall("{call commits()}")) {
                                s.execute();
                            }
                        })
                        .thenStored(STORED)
                        .instead("Write `call commits()` without braces, in autocommit."));
    }

    private static Probe function(String name) {
        return named(name).given("create function add_up(a int, b int) returns int language sql as 'select a + b'");
    }

    private static Probe procedure(String name) {
        return named(name)
                .given(ITEM, "create procedure add_item(i int) language sql as 'insert into item values (i)'");
    }

    private static Probe committing(String name) {
        return named(name).given(ITEM, commits()).executePlain("call commits()");
    }

    private static String commits() {
        return "create procedure commits() language plpgsql as"
                + " $$ begin insert into item values (1); commit; insert into item values (2); end $$";
    }

    private static Probe named(String name) {
        return Probe.named("calls/" + name);
    }
}
