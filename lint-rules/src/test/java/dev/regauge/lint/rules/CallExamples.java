package dev.regauge.lint.rules;

import static dev.regauge.lint.rules.Example.callable;
import static dev.regauge.lint.rules.Example.plain;
import static dev.regauge.lint.rules.Example.prepared;
import static dev.regauge.lint.rules.Example.rows;
import static dev.regauge.lint.rules.RuleExamples.NG;
import static dev.regauge.lint.rules.RuleExamples.OLD;
import static dev.regauge.lint.rules.RuleExamples.OLDER;
import static dev.regauge.route.Change.ALREADY_BROKEN;
import static dev.regauge.route.Change.BREAKS;
import static dev.regauge.route.Change.COSMETIC;
import static dev.regauge.route.Change.COSTS;
import static dev.regauge.route.Change.FIXED;
import static dev.regauge.route.Change.SILENTLY_CHANGES;

import java.util.List;
import java.util.stream.Stream;

/** Executions and calls of java.sql. */
final class CallExamples {

    private CallExamples() {}

    static List<Example> all() {
        return Stream.of(executions(), calls()).flatMap(List::stream).toList();
    }

    private static List<Example> executions() {
        String insert = "insert into t (v) values (?)";
        String keys = "c.prepareStatement(SQL\"" + insert + "%s\", Statement.RETURN_GENERATED_KEYS);";
        return List.of(
                new Example(
                        "update-with-rows",
                        NG,
                        ALREADY_BROKEN,
                        prepared(insert + " returning id", "executeUpdate()"),
                        prepared(insert + " returning id", "executeQuery()")),
                new Example(
                        "update-with-rows",
                        NG,
                        ALREADY_BROKEN,
                        plain("executeUpdate", "select f()"),
                        plain("execute", "select f()")),
                new Example(
                        "update-with-rows",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select f()", "executeUpdate()"),
                        "PreparedStatement s = c.prepareStatement(who == null ? SQL\"select f()\" : SQL\"update t set v = 1\");"
                                + " s.executeUpdate();"),
                new Example(
                        "query-without-rows",
                        NG,
                        ALREADY_BROKEN,
                        prepared(insert, "executeQuery()"),
                        prepared(insert + " returning id", "executeQuery()")),
                new Example(
                        "generated-keys-with-returning",
                        NG,
                        FIXED,
                        keys.formatted(" returning id"),
                        keys.formatted("")),
                new Example(
                        "update-with-rows",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select f(?)", "executeUpdate()"),
                        "PreparedStatement s = c.prepareStatement(SQL\"select * from (\" + who); s.executeUpdate();"),
                new Example(
                        "generated-keys-behind-comment",
                        NG,
                        SILENTLY_CHANGES,
                        keys.formatted(" -- one"),
                        keys.formatted(" /* one */")),
                new Example(
                        "generated-keys-of-several",
                        NG,
                        ALREADY_BROKEN,
                        keys.formatted("; insert into u (v) values (?)"),
                        keys.formatted("")),
                new Example(
                        "out-parameter-getter",
                        NG,
                        BREAKS,
                        callable("{? = call f()}", "registerOutParameter(1, Types.INTEGER)", "execute()", "getLong(1)"),
                        callable("{? = call f()}", "registerOutParameter(1, Types.INTEGER)", "execute()", "getInt(1)")),
                new Example(
                        "scroll-by-default",
                        NG,
                        BREAKS,
                        rows("select id from t", "first()"),
                        "ResultSet r = c.prepareStatement(SQL\"select id from t\", 1004, 1007).executeQuery(); r.first();"),
                new Example(
                        "scroll-by-default",
                        NG,
                        BREAKS,
                        rows("select id from t", "previous()"),
                        "ResultSet r = c.prepareStatement(who).executeQuery(); r.previous();"));
    }

    private static List<Example> calls() {
        String statement = "Statement s = c.createStatement(); s.";
        String own = "Connection o = pool.getConnection(); ";
        String update =
                "c.setAutoCommit(false); PreparedStatement s = c.prepareStatement(\"delete from t\"); s.executeUpdate(); ";
        return List.of(
                new Example(
                        "max-rows-ignored",
                        NG,
                        SILENTLY_CHANGES,
                        statement + "setMaxRows(5);",
                        statement + "setMaxRows(0);"),
                new Example(
                        "large-max-rows", NG, BREAKS, statement + "setLargeMaxRows(5L);", statement + "getMaxRows();"),
                new Example(
                        "max-field-size",
                        NG,
                        SILENTLY_CHANGES,
                        statement + "setMaxFieldSize(5);",
                        statement + "setMaxFieldSize(0);"),
                new Example(
                        "fetch-size-in-autocommit",
                        NG,
                        COSTS,
                        own + "o.createStatement().setFetchSize(100);",
                        own + "o.setAutoCommit(false); o.createStatement().setFetchSize(100);"),
                new Example("statement-cancel", NG, BREAKS, statement + "cancel();", statement + "close();"),
                new Example(
                        "large-update-counts",
                        OLD,
                        FIXED,
                        statement + "executeLargeUpdate(\"delete from t\");",
                        statement + "executeUpdate(\"delete from t\");"),
                new Example(
                        "read-only-in-autocommit",
                        NG,
                        SILENTLY_CHANGES,
                        own + "o.setReadOnly(true); o.createStatement();",
                        own + "o.setReadOnly(true); o.setAutoCommit(false);"),
                new Example(
                        "isolation-within-transaction",
                        NG,
                        BREAKS,
                        "c.setAutoCommit(false); c.createStatement().execute(\"delete from t\"); c.setTransactionIsolation(8);",
                        "c.setTransactionIsolation(8); c.setAutoCommit(false); c.createStatement().execute(\"delete from t\");"),
                new Example(
                        "isolation-within-transaction",
                        NG,
                        BREAKS,
                        update + "c.commit(); s.executeUpdate(); c.setTransactionIsolation(8);",
                        update + "c.commit(); c.setTransactionIsolation(8); c.setAutoCommit(true);"),
                new Example(
                        "isolation-within-transaction",
                        NG,
                        BREAKS,
                        update + "c.setTransactionIsolation(8);",
                        "c.setAutoCommit(false); PreparedStatement s = c.prepareStatement(\"delete from t\");"
                                + " c.setTransactionIsolation(8); s.executeUpdate();"),
                new Example(
                        "set-network-timeout", OLDER, FIXED, "c.setNetworkTimeout(null, 1);", "c.getNetworkTimeout();"),
                new Example(
                        "create-large-object",
                        NG,
                        BREAKS,
                        "Clob clob = c.createClob(); clob.setString(1, \"a\");",
                        "c.createClob().free();"),
                new Example(
                        "create-large-object",
                        NG,
                        BREAKS,
                        "Blob blob = c.createBlob(); c.prepareStatement(SQL\"insert into t (v) values (?)\").setBlob(1, blob);",
                        "c.createArrayOf(\"text\", null);"),
                new Example(
                        "generated-keys-by-index",
                        NG,
                        ALREADY_BROKEN,
                        "c.prepareStatement(\"insert into t values (1)\", new int[] {1});",
                        "c.prepareStatement(\"insert into t values (1)\", new String[] {\"id\"});"),
                new Example(
                        "generated-keys-by-index",
                        NG,
                        ALREADY_BROKEN,
                        "int[] keys = {1}; c.prepareStatement(\"insert into t values (1)\", keys);",
                        "Supplier<int[]> keys = null; c.prepareStatement(\"insert into t values (1)\", keys.get());"),
                new Example(
                        "caught-subclass",
                        NG,
                        BREAKS,
                        "try { c.commit(); } catch (SQLIntegrityConstraintViolationException e) { c.rollback(); }",
                        "try { c.commit(); } catch (SQLException e) { c.rollback(); }"),
                new Example(
                        "caught-subclass",
                        NG,
                        BREAKS,
                        "try { c.commit(); } catch (SQLIntegrityConstraintViolationException e) { c.rollback(); }"
                                + " catch (SQLException e) { throw new IllegalStateException(e); }",
                        "try { c.commit(); } catch (SQLIntegrityConstraintViolationException e) { c.rollback(); }"
                                + " catch (SQLException e) { if (\"23505\".equals(e.getSQLState())) c.rollback(); }"),
                new Example(
                        "caught-subclass",
                        NG,
                        BREAKS,
                        "try { c.commit(); } catch (SQLIntegrityConstraintViolationException e) { c.rollback(); }"
                                + " catch (Exception e) { throw e; }",
                        "try { c.commit(); } catch (SQLIntegrityConstraintViolationException e) { c.rollback(); }"
                                + " catch (Exception e) { e.getClass().getName().equals(\"org.postgresql.util.PSQLException\"); }"),
                new Example(
                        "caught-subclass",
                        NG,
                        BREAKS,
                        "Throwable t = null; if (t instanceof SQLIntegrityConstraintViolationException) c.rollback();",
                        "SQLException t = null; if (t instanceof SQLIntegrityConstraintViolationException"
                                + " || \"23505\".equals(t.getSQLState())) c.rollback();"),
                new Example(
                        "set-network-timeout",
                        OLDER,
                        FIXED,
                        "c.setNetworkTimeout(null, 1000);",
                        "c.getNetworkTimeout();"),
                new Example(
                        "batch-update-counts",
                        NG,
                        SILENTLY_CHANGES,
                        "try { c.commit(); } catch (BatchUpdateException e) { e.getUpdateCounts(); }",
                        "try { c.commit(); } catch (BatchUpdateException e) { e.getSQLState(); }"),
                new Example(
                        "message-text",
                        NG,
                        COSMETIC,
                        "try { c.commit(); } catch (SQLException e) { e.getMessage().startsWith(\"ERROR: duplicate\"); }",
                        "try { c.commit(); } catch (SQLException e) { e.getMessage().contains(\"duplicate key\"); }"),
                new Example(
                        "out-parameter-by-name",
                        NG,
                        ALREADY_BROKEN,
                        "c.prepareCall(\"{call f()}\").registerOutParameter(\"a\", 4);",
                        "c.prepareCall(\"{call f()}\").registerOutParameter(1, 4);"),
                new Example(
                        "out-parameter-by-name",
                        NG,
                        ALREADY_BROKEN,
                        "CallableStatement s = c.prepareCall(\"{call f()}\"); s.registerOutParameter(\"total\", 4);",
                        "CallableStatement s = c.prepareCall(\"{call f()}\"); s.registerOutParameter(who, 4);"));
    }
}
