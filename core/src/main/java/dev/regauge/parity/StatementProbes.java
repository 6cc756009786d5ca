package dev.regauge.parity;

import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Several statements in one text, batches, and generated keys. */
final class StatementProbes {

    private static final String[] ITEMS = {
        "create table item (id int, v text)", "insert into item values (1, 'a'), (2, 'b')"
    };

    private static final String STORED = "select id::text, v from item order by id";

    private StatementProbes() {}

    static List<Probe> all() {
        return List.of(
                several("several-with-parameters")
                        .prepare("update item set v = ? where id = ?; select v from item where id = ?")
                        .setString(1, "changed")
                        .setInt(2, 1)
                        .setInt(3, 1)
                        .execute()
                        .thenStored(STORED),
                several("several-without-parameters")
                        .executePlain("update item set v = 'changed' where id = 1; select v from item where id = 1")
                        .thenStored(STORED),
                several("several-prepared-without-parameters")
                        .prepare("update item set v = 'changed' where id = 1; select v from item where id = 1")
                        .execute()
                        .thenStored(STORED),
                several("transaction-control")
                        .prepare("begin; update item set v = ? where id = ?; commit")
                        .setString(1, "changed")
                        .setInt(2, 1)
                        .execute()
                        .thenStored(STORED),
                batchFailure(),
                returningStar());
    }

    private static Probe several(String name) {
        return Probe.named("statements/" + name).given(ITEMS);
    }

    /**
     * Every row takes the server a while, so that a driver which sends ahead has sent everything before it hears of the
     * failure. Without that, how many rows pgjdbc-ng stores after the failing one changes from run to run.
     */
    private static Probe batchFailure() {
        return Probe.named("batch/failure-autocommit")
                .given(
                        "create table item (id int primary key)",
                        "insert into item values (3)",
                        "create function slow() returns trigger language plpgsql as"
                                + " $$ begin perform pg_sleep(0.02); return new; end $$",
                        "create trigger slow before insert on item for each row execute function slow()")
                .prepare("insert into item values (?)")
                .step(
                        "for (int id = 1; id <= 5; id++) { s.setInt(1, id); s.addBatch(); }",
                        run -> addFive(run.prepared()))
                .step(
                        "try { s.executeBatch(); } catch (BatchUpdateException e) { e.getUpdateCounts(); }",
                        run -> run.observe(executeBatch(run.prepared())))
                .thenStored("select string_agg(id::text, ' ' order by id) from item");
    }

    private static void addFive(PreparedStatement statement) throws SQLException {
        for (int id = 1; id <= 5; id++) {
            statement.setInt(1, id);
            statement.addBatch();
        }
    }

    private static String executeBatch(PreparedStatement statement) throws SQLException {
        try {
            return "counts " + Arrays.toString(statement.executeBatch());
        } catch (BatchUpdateException e) {
            return "failed with SQLSTATE " + e.getSQLState() + ", counts " + Arrays.toString(e.getUpdateCounts());
        }
    }

    private static Probe returningStar() {
        return Probe.named("keys/returning-star")
                .given("create table item (v text, id int generated always as identity)")
                .step(
                        "PreparedStatement s = connection.prepareStatement("
                                + "\"insert into item (v) values ('a')\", Statement.RETURN_GENERATED_KEYS)",
                        run -> run.use(run.connection()
                                .prepareStatement(
                                        "insert into item (v) values ('a')", Statement.RETURN_GENERATED_KEYS)))
                .update()
                .step("s.getGeneratedKeys()", run -> run.observe(keys(run.prepared())));
    }

    private static String keys(PreparedStatement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            ResultSetMetaData metaData = keys.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                columns.add(metaData.getColumnLabel(i));
            }
            return "columns " + columns + ", " + Rows.asStrings(keys);
        }
    }
}
