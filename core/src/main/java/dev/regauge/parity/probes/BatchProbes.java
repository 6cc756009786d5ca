package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Batches in which nothing fails: counts, what may be in one, and what rewriting does to one. */
final class BatchProbes {

    private static final String STORED = "select id::text, v from item order by id";

    private BatchProbes() {}

    static List<Probe> all() {
        return Stream.of(counts(), life(), contents(), rewritten())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> counts() {
        return List.of(
                named("counts-statement")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("insert into item values (3, 'c')");
                            s.addBatch("update item set v = 'x'");
                            s.addBatch("delete from item where id > 3");
                            s.addBatch("create table other (id int)");
                            see.counts(s.executeBatch());
                        })
                        .thenStored(STORED),
                named("counts-prepared")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("update item set v = 'x' where id <= ?");
                            for (int id = 2; id >= 0; id--) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            see.counts(s.executeBatch());
                        })
                        .thenStored(STORED),
                named("large").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into item values (?, 'x')");
                    s.setInt(1, 3);
                    s.addBatch();
                    see.text("counts", Arrays.toString(s.executeLargeBatch()));
                }),
                named("round-trips").does((connection, see) -> {
                    Connection tapped = see.tapped("");
                    PreparedStatement s = tapped.prepareStatement("insert into item values (?, 'x')");
                    for (int id = 10; id < 30; id++) {
                        s.setInt(1, id);
                        s.addBatch();
                    }
                    see.roundTrips(tapped, () -> s.executeBatch());
                }),
                named("round-trips-keys").does((connection, see) -> {
                    Connection tapped = see.tapped("");
                    PreparedStatement s =
                            tapped.prepareStatement("insert into item values (?, 'x')", Statement.RETURN_GENERATED_KEYS);
                    for (int id = 10; id < 20; id++) {
                        s.setInt(1, id);
                        s.addBatch();
                    }
                    see.roundTrips(tapped, () -> s.executeBatch());
                }));
    }

    private static List<Probe> life() {
        return List.of(
                named("empty").does((connection, see) -> {
                    see.counts(connection.createStatement().executeBatch());
                    see.counts(connection.prepareStatement("delete from item").executeBatch());
                }),
                named("cleared")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?, 'x')");
                            s.setInt(1, 3);
                            s.addBatch();
                            s.clearBatch();
                            see.counts(s.executeBatch());
                        })
                        .thenStored(STORED),
                named("twice")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?, 'x')");
                            s.setInt(1, 3);
                            s.addBatch();
                            see.counts(s.executeBatch());
                            see.counts(s.executeBatch());
                        })
                        .thenStored(STORED),
                named("parameters-kept")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?, ?)");
                            s.setString(2, "same");
                            for (int id = 3; id <= 5; id++) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            see.counts(s.executeBatch());
                        })
                        .thenStored(STORED),
                named("executed-in-between")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?, 'x')");
                            s.setInt(1, 3);
                            s.addBatch();
                            s.setInt(1, 4);
                            see.error(() -> see.count(s.executeUpdate()));
                            see.error(() -> see.counts(s.executeBatch()));
                        })
                        .thenStored(STORED),
                named("parameter-missing")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?, ?)");
                            s.setInt(1, 3);
                            see.error(() -> s.addBatch());
                            see.error(() -> see.batch(s));
                        })
                        .thenStored(STORED),
                named("text-on-prepared").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into item values (3, 'x')");
                    s.addBatch("delete from item");
                    see.counts(s.executeBatch());
                }),
                named("types-change")
                        .given("alter table item drop constraint item_pkey")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item (v) values (?)");
                            s.setString(1, "text");
                            s.addBatch();
                            s.setNull(1, Types.NULL);
                            s.addBatch();
                            s.setInt(1, 5);
                            s.addBatch();
                            see.batch(s);
                        })
                        .thenStored(STORED));
    }

    private static List<Probe> contents() {
        return List.of(
                named("select-statement").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.addBatch("update item set v = 'x'");
                    s.addBatch("select id from item");
                    see.batch(s);
                }).thenStored(STORED),
                named("select-prepared").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select id from item where id >= ?");
                    s.setInt(1, 1);
                    s.addBatch();
                    see.batch(s);
                }),
                named("select-function")
                        .given("create function add(n int) returns int language sql as"
                                + " 'insert into item values (n, null) returning id'")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("select add(?)");
                            for (int id = 3; id <= 4; id++) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            see.batch(s);
                        })
                        .thenStored(STORED),
                named("returning")
                        .does((connection, see) -> {
                            PreparedStatement s =
                                    connection.prepareStatement("insert into item values (?, 'x') returning id");
                            for (int id = 3; id <= 4; id++) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            see.batch(s);
                        })
                        .thenStored(STORED),
                named("several-in-one-statement")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("insert into item values (3, 'c'); update item set v = 'x'");
                            s.addBatch("delete from item where id = 1");
                            see.batch(s);
                        })
                        .thenStored(STORED),
                named("several-in-one-prepared")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "insert into item values (?, 'c'); delete from item where id = ?");
                            s.setInt(1, 3);
                            s.setInt(2, 1);
                            s.addBatch();
                            see.batch(s);
                        })
                        .thenStored(STORED),
                named("table-made-within")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.addBatch("create table made (id int)");
                            s.addBatch("insert into made values (1)");
                            s.addBatch("alter table made add v text default 'd'");
                            s.addBatch("insert into made values (2, 'e')");
                            see.batch(s);
                        })
                        .thenStored("select id::text, v from made order by id"));
    }

    private static List<Probe> rewritten() {
        return List.of(
                rewritten("rewritten", "insert into item values (?, 'x')", 3, 4, 5),
                rewritten("rewritten-nothing-on-conflict", "insert into item values (?, 'x') on conflict do nothing", 2, 3, 4),
                rewritten(
                        "rewritten-update-on-conflict",
                        "insert into item values (?, 'x') on conflict (id) do update set v = excluded.v",
                        3,
                        4,
                        5,
                        3),
                rewritten("rewritten-returning", "insert into item values (?, 'x') returning id", 3, 4, 5),
                rewritten("rewritten-failure", "insert into item values (?, 'x')", 3, 4, 2),
                rewritten("rewritten-trigger", "insert into item values (?, 'x')", 3, 4, 5, 6)
                        .given(
                                "create table fired (n int)",
                                "create function fire() returns trigger language plpgsql as"
                                        + " $$ begin insert into fired values (1); return null; end $$",
                                "create trigger fire after insert on item for each statement execute function fire()")
                        .thenStored("select count(*)::text from fired"),
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
                .showing("ids", "List.of" + Arrays.toString(ids).replace('[', '(').replace(']', ')'))
                .thenStored(STORED);
    }

    private static Probe named(String name) {
        return Probe.named("batch/" + name)
                .given("create table item (id int default 9 primary key, v text)", "insert into item values (1, 'a'), (2, 'b')");
    }
}
