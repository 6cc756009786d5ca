package dev.regauge.copy.upsert;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Guard;
import dev.regauge.copy.table.Table;
import dev.regauge.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An upsert checked against a table: which columns are compared, set and sorted by. Immutable; may be kept as long as what
 * was read of the table is.
 */
public final class UpsertPlan {

    final Table table;
    final Rule rule;
    final List<StagedColumn> columns;
    final List<StagedColumn> keys;
    final List<StagedColumn> updated;

    private UpsertPlan(
            Table table, Rule rule, List<StagedColumn> columns, List<StagedColumn> keys, List<StagedColumn> updated) {
        this.table = table;
        this.rule = rule;
        this.columns = List.copyOf(columns);
        this.keys = List.copyOf(keys);
        this.updated = List.copyOf(updated);
    }

    /**
     * Reads what is missing of the table, in one round trip, and checks.
     *
     * @param columns those of the mapping, in its order
     * @param formats what their encoders write, in the same order
     * @return empty when the table is no longer there, or its columns are not
     * @throws UpsertRefusal when the table cannot take it
     */
    public static Optional<UpsertPlan> read(
            Connection connection, Table table, Rule rule, List<Column> columns, List<Encoder.Format> formats)
            throws SQLException {
        checkKind(table, rule);
        checkNames(table, rule, columns);
        Catalog catalog = Catalog.read(connection, table.oid());
        if (!columns.stream().map(Column::name).allMatch(catalog.types()::containsKey)) {
            return Optional.empty();
        }
        List<UniqueKey> arbiters = rule.locking() ? List.of() : arbiters(table, rule, catalog);
        List<StagedColumn> staged = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            staged.add(StagedColumn.of(columns.get(i), formats.get(i), rule, catalog, arbiters));
        }
        List<StagedColumn> keys =
                rule.keys().stream().map(key -> named(key, staged)).toList();
        return Optional.of(new UpsertPlan(table, rule, staged, keys, updated(rule, staged)));
    }

    /**
     * The columns of the mapping that must not be NULL because a unique index takes each NULL for another: such a row would
     * never meet any, and be inserted again by every load.
     */
    public Set<String> neverNull() {
        return keys.stream()
                .filter(StagedColumn::neverNull)
                .map(StagedColumn::name)
                .collect(Collectors.toSet());
    }

    /** Whether the table is locked while its rows meet those of the load. */
    public boolean isLocking() {
        return rule.locking();
    }

    /**
     * A guard that holds only while this plan is right, too: rows that policies hide from the role, since they came or since
     * the connection has another role, would be inserted a second time; and so would keys of NULL, once the index in which
     * they meet is gone.
     */
    public String guard(String ofTable) {
        if (rule.locking()) {
            return ofTable + " and not pg_catalog.row_security_active(" + table.oid() + "::pg_catalog.oid)";
        }
        return neverNull().isEmpty() ? ofTable + " and " + nullsStillMeet() : ofTable;
    }

    /** In any index over the key: {@code reindex concurrently} makes it anew, with another number. */
    private String nullsStillMeet() {
        String numbers = keys.stream()
                .map(key -> table.column(key.name()).orElseThrow().number())
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return "exists (select from pg_catalog.pg_index where indrelid = " + table.oid() + "::pg_catalog.oid"
                + " and indisvalid and indisunique and indimmediate and indnullsnotdistinct"
                + " and indpred is null and indexprs is null and indnkeyatts = " + keys.size()
                + " and array(select number from pg_catalog.unnest(indkey) with ordinality as k(number, place)"
                + " where place <= indnkeyatts order by number) = array[" + numbers + "]::pg_catalog.int2[])";
    }

    /** Whether one statement is enough: without a lock, and without a counter to be reset before it. */
    public boolean isOneStatement() {
        return !rule.locking() && !countsInTransaction();
    }

    /** The name of a column that holds the place of each row; none of the mapping's. */
    public String ordinal() {
        return new UpsertSql(this).ordinal();
    }

    /**
     * The one statement.
     *
     * @param source a subquery or table that has the columns of the mapping and the {@link #ordinal}
     * @param guard a condition that holds while the table is as it was read; without it the statement fails. Blank for none
     * @return which answers the text for {@link Counts#of}
     */
    public String statement(String source, String guard) {
        return new UpsertSql(this).apply(source + " as s" + Guard.where(guard));
    }

    /** Whether inserted and updated are told apart by a counter of the transaction: partitions hide what tables show. */
    boolean countsInTransaction() {
        return table.kind() == Table.Kind.PARTITIONED && !updated.isEmpty() && !rule.locking();
    }

    private static void checkKind(Table table, Rule rule) {
        if (table.kind() == Table.Kind.VIEW || table.kind() == Table.Kind.FOREIGN) {
            throw UpsertRefusal.of(
                    "An upsert goes to a table with its own rows",
                    table.name() + " is a " + (table.kind() == Table.Kind.VIEW ? "view" : "foreign table"),
                    "name the table that holds the rows, or load without an upsert");
        }
        if (rule.locking() && table.rowSecurity()) {
            throw UpsertRefusal.of(
                    "mergeOn has to see every row of the table, or a key would come twice",
                    "row security hides rows of " + table.name() + " from this role",
                    "use Upsert.on with a unique index, which sees all rows, or a role that the policies leave out");
        }
    }

    private static void checkNames(Table table, Rule rule, List<Column> columns) {
        Set<String> missing = new LinkedHashSet<>(rule.keys());
        missing.addAll(rule.updated());
        columns.forEach(column -> missing.remove(column.name()));
        if (!missing.isEmpty()) {
            throw UpsertRefusal.of(
                    "An upsert into " + table.name() + " needs columns that the mapping does not have",
                    "missing " + quoted(missing) + "; the mapping has "
                            + quoted(columns.stream().map(Column::name).toList()),
                    "add them to the mapping, or leave them out of the upsert");
        }
    }

    private static List<UniqueKey> arbiters(Table table, Rule rule, Catalog catalog) {
        List<UniqueKey> fitting = catalog.uniques().stream()
                .filter(unique -> unique.arbitrates(rule.keys()))
                .toList();
        if (fitting.isEmpty()) {
            throw UpsertRefusal.of(
                    "No unique index of " + table.name() + " is over exactly " + quoted(rule.keys()),
                    catalog.uniques().isEmpty()
                            ? "no unique index"
                            : catalog.uniques().stream().map(UniqueKey::shown).collect(Collectors.joining("; ")),
                    "create unique index on " + table.name() + " (" + quoted(rule.keys())
                            + "), or use Upsert.mergeOn, which locks the table");
        }
        return fitting;
    }

    /** A column that the server alone fills when it is updated keeps what it has. */
    private static List<StagedColumn> updated(Rule rule, List<StagedColumn> staged) {
        return switch (rule.meeting()) {
            case NOTHING, FIRST_STAYS -> List.of();
            case UPDATE_SOME ->
                rule.updated().stream().map(name -> named(name, staged)).toList();
            case UPDATE_ALL ->
                staged.stream()
                        .filter(column -> !rule.keys().contains(column.name())
                                && column.filled() != Column.Filled.ALWAYS_IDENTITY)
                        .toList();
        };
    }

    private static StagedColumn named(String name, List<StagedColumn> staged) {
        return staged.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String quoted(Iterable<String> names) {
        List<String> all = new ArrayList<>();
        names.forEach(name -> all.add(Identifier.of(name).toString()));
        return String.join(", ", all);
    }
}
