package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** What {@code reWriteBatchedInserts} does to a batch. */
final class RewrittenBatchProbes {

    private static final String STORED = "select id::text, v from item order by id";
    private static final String KEYS_INSTEAD =
            "Leave `returning` out of the batch and ask for the keys: `prepareStatement(sql, new String[] {\"id\"})`.";

    private RewrittenBatchProbes() {}

    static List<Probe> all() {
        return rewritten();
    }

    private static List<Probe> rewritten() {
        return List.of(
                rewritten("rewritten", "insert into item values (?, 'x')", 3, 4, 5)
                        .instead("Take `Statement.SUCCESS_NO_INFO` for success, or leave `reWriteBatchedInserts` off."),
                rewritten(
                                "rewritten-nothing-on-conflict",
                                "insert into item values (?, 'x') on conflict do nothing",
                                2,
                                3,
                                4)
                        .instead(
                                "Leave `reWriteBatchedInserts` off where counts matter; its price is a message to the server for every row instead of one for many."),
                rewritten(
                                "rewritten-update-on-conflict",
                                "insert into item values (?, 'x') on conflict (id) do update set v = excluded.v",
                                3,
                                4,
                                5,
                                3)
                        .instead("Keep one entry for each key in a batch, or leave `reWriteBatchedInserts` off."),
                rewritten("rewritten-returning", "insert into item values (?, 'x') returning id", 3, 4, 5)
                        .instead(KEYS_INSTEAD),
                rewritten("rewritten-failure", "insert into item values (?, 'x')", 3, 4, 2)
                        .instead(
                                "Run the batch in a transaction: `setAutoCommit(false)`, then `commit()` or `rollback()`."),
                rewritten("rewritten-trigger", "insert into item values (?, 'x')", 3, 4, 5, 6)
                        .given(
                                "create table fired (n int)",
                                "create function fire() returns trigger language plpgsql as"
                                        + " $$ begin insert into fired values (1); return null; end $$",
                                "create trigger fire after insert on item for each statement execute function fire()")
                        .thenStored("select count(*)::text from fired")
                        .instead("Use a trigger `for each row`, or leave `reWriteBatchedInserts` off."),
                named("rewritten-keys").does((connection, see) -> {
                    Connection rewriting = see.connect("?reWriteBatchedInserts=true");
                    rewriting.setSchema(connection.getSchema());
                    PreparedStatement s = rewriting.prepareStatement(
                            "insert into item values (?, 'x')", Statement.RETURN_GENERATED_KEYS);
                    for (int id = 3; id <= 5; id++) {
                        s.setInt(1, id);
                        s.addBatch();
                    }
                    see.counts(s.executeBatch());
                    see.rows(s.getGeneratedKeys());
                }));
    }

    private static Probe rewritten(String name, String sql, Integer... ids) {
        return named(name)
                .does((connection, see) -> {
                    Connection rewriting = see.connect("?reWriteBatchedInserts=true");
                    rewriting.setSchema(connection.getSchema());
                    PreparedStatement s = rewriting.prepareStatement(sql);
                    for (int id : ids) {
                        s.setInt(1, id);
                        s.addBatch();
                    }
                    see.batch(s);
                })
                .showing("sql", '"' + sql + '"')
                .showing(
                        "ids",
                        "List.of" + Arrays.toString(ids).replace('[', '(').replace(']', ')'))
                .thenStored(STORED);
    }

    private static Probe named(String name) {
        return Probe.named("batch/" + name)
                .given(
                        "create table item (id int default 9 primary key, v text)",
                        "insert into item values (1, 'a'), (2, 'b')");
    }
}
