package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parameters in the clauses of queries: what type the server gives them there, and what becomes of the rows. */
final class ShapeProbes {

    private static final String[] ITEMS = {
        "create table item (id int unique, v text, b boolean)",
        "insert into item values (2, 'b', true), (10, 'a', false), (1, 'c', true)"
    };

    private static final String[] DRAFT = {
        "create table draft (id int, v text, sent boolean default false)",
        "create unique index on draft (id) where not sent = true"
    };

    private static final String CONSTANT = "Write the index's condition as a constant, never as a parameter.";

    private static final String STORED = "select id::text, v from item order by id";

    private static final String NUMBER = "Use `setInt` or `setLong`, or cast: `?::bigint`.";
    private static final String CAST = "Cast the parameter: `?::int` for an `int`, `?::text` for a `String`.";

    private ShapeProbes() {}

    static List<Probe> all() {
        return Stream.of(limits(), sorting(), grouping(), rowSources(), writing(), rowValues())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> limits() {
        String ordered = "select id from item order by id";
        return List.of(
                query("limit-cast-string", ordered + " limit ?::bigint", "2"),
                query("limit-double", ordered + " limit ?", 1.5).instead("Round in the program and use `setInt`."),
                query("limit-object-null", ordered + " limit ?", (Object) null),
                named("limit-null-varchar")
                        .prepare(ordered + " limit ?")
                        .setNullVarchar(1)
                        .query()
                        .instead("Use `setNull(i, Types.BIGINT)` or `setObject(i, null)`."),
                query("offset-string", ordered + " offset ?", "1").instead(NUMBER));
    }

    private static List<Probe> sorting() {
        String named = "Put the column's name into the text, chosen from a list of those allowed, or `case ? when ..`.";
        return List.of(
                query("order-by-number", "select id, v from item order by ?", 2).instead(named),
                query("order-by-name", "select id, v from item order by ?", "v").instead(named),
                query("order-by-case", "select id, v from item order by case ?::text when 'v' then v end", "v"));
    }

    private static List<Probe> grouping() {
        String ordinal = "Repeat the output column, not the expression: `group by 1`, `order by 1`.";
        return List.of(
                query("group-by-number", "select v, count(*) from item where id = 1 group by ?", 1)
                        .instead("Put the column's name into the text, chosen from a list of those allowed."),
                query("group-by-ordinal", "select left(v, ?) as l, count(*) from item group by 1 order by l", 1),
                query("distinct-order-by", "select distinct left(v, ?) from item order by left(v, ?)", 1, 1)
                        .instead(ordinal));
    }

    private static List<Probe> rowSources() {
        return List.of(
                query("values-sorted", "values (?), (?) order by 1", 10, 9).instead(CAST),
                query("cte-joined", "with wanted as (select ? as id) select v from item join wanted using (id)", 2)
                        .instead(CAST),
                query("in-values", "select v from item where id in (values (?), (?)) order by v", 2, 1)
                        .instead(CAST));
    }

    private static List<Probe> writing() {
        return List.of(
                update("insert-select", "insert into item (id, v) select ?, ?", 3, "new")
                        .thenStored(STORED),
                update(
                                "update-from-values",
                                "update item set v = n.v from (values (?, ?), (?, ?)) n (id, v) where item.id = n.id",
                                1,
                                "one",
                                2,
                                "two")
                        .thenStored(STORED)
                        .instead(CAST),
                update(
                                "merge-using-select",
                                "merge into item using (select ? as id, ? as v) n on item.id = n.id"
                                        + " when matched then update set v = n.v"
                                        + " when not matched then insert (id, v) values (n.id, n.v)",
                                1,
                                "one")
                        .thenStored(STORED)
                        .instead(CAST),
                update(
                                "on-conflict-partial-index",
                                "insert into draft (id, v) values (?, 'x') on conflict (id) where not sent = ? do nothing",
                                1,
                                true)
                        .given(DRAFT)
                        .instead(CONSTANT),
                indexConditionRepeated());
    }

    /** From some execution on, the server plans once for all values, and then no longer knows the parameter's. */
    private static Probe indexConditionRepeated() {
        return named("on-conflict-partial-index-repeated")
                .given(DRAFT)
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement(
                            "insert into draft (id) values (?)" + " on conflict (id) where not sent = ? do nothing");
                    for (int id = 1; id <= 15; id++) {
                        s.setInt(1, id);
                        s.setBoolean(2, true);
                        s.executeUpdate();
                    }
                })
                .thenStored("select count(*)::text from draft")
                .instead(CONSTANT);
    }

    private static List<Probe> rowValues() {
        return List.of(items("text-against-int", "v = ?", 1).instead("Use `setString`, or cast: `?::text`."));
    }

    private static Probe items(String name, String condition, Object... values) {
        return query(name, "select id from item where " + condition + " order by id", values);
    }

    private static Probe query(String name, String sql, @Nullable Object... values) {
        return Parameters.query(named(name), sql, values);
    }

    private static Probe update(String name, String sql, Object... values) {
        return Parameters.update(named(name), sql, values);
    }

    private static Probe named(String name) {
        return Probe.named("placeholders/" + name).given(ITEMS);
    }
}
