package dev.regauge.copy.upsert;

import dev.regauge.copy.table.Column;
import dev.regauge.copy.upsert.Rule.Meeting;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one statement of an upsert: of the rows of each key the last, or the first, in order of the keys, into the table; then the counts.
 * In that order every writer takes its locks, so that two of them wait for each other's end and never in a circle.
 *
 * <p>Whether a row is changed is told by its bytes ({@code record_image_ne}) and not by {@code =}: for that 1.0 and 1.00,
 * {@code 30 days} and {@code 1 mon}, are the same, json has none, and a new value would get lost.
 */
final class UpsertSql {

    /** Where a partitioned table's updates are counted, until the end of the transaction. */
    static final String RESET = "select pg_catalog.set_config('regauge.updated', '0', true)";

    private static final String COUNT = "pg_catalog.set_config('regauge.updated',"
            + " (pg_catalog.current_setting('regauge.updated')::pg_catalog.int8 + 1)::pg_catalog.text, true) is not null";

    private final UpsertPlan plan;
    private final String ordinal;

    UpsertSql(UpsertPlan plan) {
        this.plan = plan;
        this.ordinal = unused("ordinal", plan);
    }

    /** The column that holds the order of the rows; not one of the mapping's. */
    String ordinal() {
        return ordinal;
    }

    /**
     * Answers one text of three numbers: keys, inserted, updated ({@link Counts#of}).
     *
     * @param from rows with the names of the mapping's columns and the ordinal, under the alias {@code s}; and the guard
     */
    String apply(String from) {
        return "with given as materialized (" + given(from) + "), " + (plan.rule.locking() ? merged() : conflicting());
    }

    private String given(String from) {
        String keys = list(plan.keys, key -> key.sorted("s"));
        return "select distinct on (" + keys + ") "
                + list(plan.columns, column -> column.value("s") + " as " + column.quoted()) + ", s." + ordinal
                + " from " + from + " order by " + keys + ", s." + ordinal
                + (plan.rule.meeting() == Meeting.FIRST_STAYS ? "" : " desc");
    }

    private String conflicting() {
        String updated = plan.countsInTransaction()
                ? "pg_catalog.current_setting('regauge.updated')::pg_catalog.int8"
                : "count(*) filter (where not new)";
        return "kept as (" + insert("given g order by " + list(plan.keys, key -> key.collated("g")))
                + " on conflict (" + list(plan.keys, StagedColumn::quoted) + ") do " + conflict()
                + ") " + answer("count(*) - " + updated, updated) + " from kept";
    }

    private String conflict() {
        if (plan.updated.isEmpty()) {
            return "nothing returning true as new";
        }
        String changed = changed("excluded");
        return plan.countsInTransaction()
                ? "update set " + sets("excluded") + " where case when " + changed + " then " + COUNT
                        + " else false end returning true as new"
                : "update set " + sets("excluded") + " where " + changed + " returning t.xmax = 0 as new";
    }

    /** Under a lock that keeps others from writing, so that what is not there when it looks is not there. */
    private String merged() {
        String meets = plan.keys.stream()
                .map(key -> "t." + key.quoted() + " = g." + key.quoted())
                .collect(Collectors.joining(" and "));
        String update = plan.updated.isEmpty()
                ? "select null::pg_catalog.int8 as ordinal where false"
                : "update " + plan.table.name() + " as t set " + sets("g") + " from given g where " + meets + " and "
                        + changed("g") + " returning g." + ordinal + " as ordinal";
        return "changed as (" + update + "), kept as ("
                + insert("given g where not exists (select from " + plan.table.name() + " as t where " + meets + ")")
                + " returning true) "
                + answer("(select count(*) from kept)", "(select count(distinct ordinal) from changed)");
    }

    private static String answer(String inserted, String updated) {
        return "select pg_catalog.concat_ws(' ', (select count(*) from given), " + inserted + ", " + updated + ")";
    }

    /** Values of an identity column are taken as COPY takes them. */
    private String insert(String from) {
        boolean overriding = plan.columns.stream().anyMatch(column -> column.filled() == Column.Filled.ALWAYS_IDENTITY);
        return "insert into " + plan.table.name() + " as t (" + list(plan.columns, StagedColumn::quoted) + ")"
                + (overriding ? " overriding system value" : "") + " select "
                + list(plan.columns, column -> "g." + column.quoted()) + " from " + from;
    }

    private String sets(String from) {
        return list(plan.updated, column -> column.quoted() + " = " + from + "." + column.quoted());
    }

    private String changed(String from) {
        return "pg_catalog.record_image_ne(row(" + list(plan.updated, column -> "t." + column.quoted()) + "), row("
                + list(plan.updated, column -> from + "." + column.quoted()) + "))";
    }

    private static String list(List<StagedColumn> columns, Function<StagedColumn, String> each) {
        return columns.stream().map(each).collect(Collectors.joining(", "));
    }

    private static String unused(String name, UpsertPlan plan) {
        return plan.columns.stream().anyMatch(column -> column.name().equals(name)) ? unused(name + "_", plan) : name;
    }
}
