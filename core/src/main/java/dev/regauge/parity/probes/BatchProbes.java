package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Batches in which nothing fails: their counts, and how one is filled, emptied and used again. */
final class BatchProbes {

    private static final String STORED = "select id::text, v from item order by id";

    private static final String NO_COUNT =
            "Take the count of a statement that is neither INSERT, UPDATE nor DELETE for nothing: test only `count > 0`.";

    private BatchProbes() {}

    static List<Probe> all() {
        return Stream.of(counts(), life()).flatMap(List::stream).toList();
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
                        .thenStored(STORED)
                        .instead(NO_COUNT),
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
                named("large")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?, 'x')");
                            s.setInt(1, 3);
                            s.addBatch();
                            see.text("counts", Arrays.toString(s.executeLargeBatch()));
                        })
                        .instead(
                                "Use `executeBatch()`: every driver has it, and no entry counts more than two thousand million rows."),
                named("round-trips")
                        .does((connection, see) -> {
                            Connection tapped = see.tapped("");
                            PreparedStatement s = tapped.prepareStatement("insert into item values (?, 'x')");
                            for (int id = 10; id < 30; id++) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            see.roundTrips(tapped, () -> s.executeBatch());
                        })
                        .instead("Nothing to write: the answer is the same, only the round trips differ."),
                named("round-trips-keys")
                        .does((connection, see) -> {
                            Connection tapped = see.tapped("");
                            PreparedStatement s = tapped.prepareStatement(
                                    "insert into item values (?, 'x')", Statement.RETURN_GENERATED_KEYS);
                            for (int id = 10; id < 20; id++) {
                                s.setInt(1, id);
                                s.addBatch();
                            }
                            see.roundTrips(tapped, () -> s.executeBatch());
                        })
                        .instead(
                                "Ask only for keys of bounded length, `new String[] {\"id\"}`: pgjdbc then sends the batch as one."));
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
                        .thenStored(STORED)
                        .instead(
                                "Bind every parameter before `addBatch()`; where NULL is meant, `setNull(2, Types.NULL)`."),
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
                        .thenStored(STORED)
                        .instead("Call the same setter for every entry of a batch: `setString(1, \"5\")`."));
    }

    private static Probe named(String name) {
        return Probe.named("batch/" + name)
                .given(
                        "create table item (id int default 9 primary key, v text)",
                        "insert into item values (1, 'a'), (2, 'b')");
    }
}
