package dev.regauge.load.whole;

import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import dev.regauge.load.lane.LaneConnection;
import dev.regauge.sql.Identifier;
import dev.regauge.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A temporary table of the same making, which the rows go to instead, and what they are compared with behind them: keys that
 * are in the real table already, and keys of other tables that are not there. In one transaction that is rolled back. Nothing
 * is written to the real table, no trigger of it is called, and none of its sequences moves.
 */
public final class DryRun {

    /** Where the rows go. */
    public static final Identifier COPY = Identifier.of("pg_temp", "regauge_dry_run");

    /** Unique indexes that conflict with the real table's rows; columns, the name, whether NULL meets NULL. */
    private static final String UNIQUES = """
            select pg_catalog.format('%s	%s	%s', x.relname,
              (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ',' order by k.place)
                from pg_catalog.unnest(i.indkey::pg_catalog.int2[]) with ordinality k(number, place)
                join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number where k.place <= i.indnkeyatts),
              coalesce(pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct', 'false'))
            from pg_catalog.pg_index i join pg_catalog.pg_class x on x.oid = i.indexrelid
            where i.indrelid = ?::oid and i.indisunique and i.indpred is null and i.indexprs is null and i.indisvalid order by 1
            """;

    private static final String FOREIGN_KEYS = """
            select pg_catalog.format('%s	%s	%s	%s	%s', c.conname, c.confrelid::pg_catalog.regclass,
              (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ',' order by k.place)
                from pg_catalog.unnest(c.conkey) with ordinality k(number, place)
                join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number),
              (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ',' order by k.place)
                from pg_catalog.unnest(c.confkey) with ordinality k(number, place)
                join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number),
              case when c.confrelid = c.conrelid then 'self' else 'other' end)
            from pg_catalog.pg_constraint c where c.conrelid = ?::oid and c.contype = 'f' order by 1
            """;

    /**
     * Gives the copy's indexes the names of those that they are copies of, by which the server says what a row violates. Two of
     * the same making are told apart by nothing, so that either name will do.
     */
    private static final String RENAMES = """
            with made as (
              select i.indrelid, x.relname, i.indexrelid, i.indisprimary, i.indisunique,
                pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.indexrelid), '^.*? USING ', '') as making,
                pg_catalog.row_number() over (partition by i.indrelid, i.indisprimary, i.indisunique,
                  pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.indexrelid), '^.*? USING ', '')
                  order by x.oid) as place
              from pg_catalog.pg_index i join pg_catalog.pg_class x on x.oid = i.indexrelid
              where i.indrelid in (?::oid, 'pg_temp.regauge_dry_run'::pg_catalog.regclass))
            select pg_catalog.format('alter index pg_temp.%I rename to %I', copied.relname, given.relname)
            from made given join made copied using (indisprimary, indisunique, making, place)
            where given.indrelid <> copied.indrelid and copied.indrelid = 'pg_temp.regauge_dry_run'::pg_catalog.regclass
              and copied.relname <> given.relname
            """;

    private static final String NOT_COMPARED = """
            select pg_catalog.format('unique index "%s" %s', x.relname,
              case when i.indexprs is not null then 'over an expression' else 'with a condition' end)
            from pg_catalog.pg_index i join pg_catalog.pg_class x on x.oid = i.indexrelid
            where i.indrelid = ?::oid and i.indisunique and i.indisvalid and (i.indpred is not null or i.indexprs is not null)
            order by 1
            """;

    private final LaneConnection connection;
    private final Table table;
    private final Catalog catalog;
    private final Set<String> keys;
    private final Set<String> given;
    private final List<String> notes = new ArrayList<>();

    private DryRun(LaneConnection connection, Table table, List<Column> written, Set<String> keys, Duration patience) {
        this.connection = connection;
        this.table = table;
        this.keys = keys;
        this.given = written.stream().map(column -> quoted(column.name())).collect(Collectors.toSet());
        this.catalog = new Catalog(connection.connection(), table.oid(), patience);
    }

    /**
     * Rows that would be refused for what is in other rows.
     *
     * @param constraint or unique index that refuses them
     * @param rows how many
     * @param example the key of one of them, as the server shows it
     */
    public record Conflict(String constraint, long rows, String example) {}

    /**
     * Creates the temporary table, in an open transaction.
     *
     * @param written the columns that have values of the file
     * @param keys of an upsert, whose rows may meet; otherwise none
     */
    public static DryRun begin(
            LaneConnection connection, Table table, List<Column> written, Set<String> keys, Duration patience)
            throws SQLException {
        DryRun run = new DryRun(connection, table, written, keys, patience);
        connection.execute("create temporary table regauge_dry_run (like " + table.name() + " including all"
                + (keys.isEmpty() ? "" : " excluding indexes") + ") on commit drop");
        for (String rename : run.catalog.texts(RENAMES)) {
            connection.execute(rename);
        }
        Set<String> names = written.stream().map(Column::name).collect(Collectors.toSet());
        run.notes.addAll(new MovingDefaults(connection, run.catalog, COPY).still(names));
        return run;
    }

    /** What was not tried or not compared, in sentences; complete behind {@link #conflicts}. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Compares the rows that were taken with those of the real tables. */
    public List<Conflict> conflicts() throws SQLException {
        List<Conflict> conflicts = new ArrayList<>();
        connection.executeLong("analyze pg_temp.regauge_dry_run");
        for (String unique : catalog.texts(UNIQUES)) {
            compareUnique(conflicts, unique.split("\t", -1));
        }
        for (String key : catalog.texts(FOREIGN_KEYS)) {
            compareForeign(conflicts, key.split("\t", -1));
        }
        for (String index : catalog.texts(NOT_COMPARED)) {
            notes.add("Not compared with the rows that are there: " + index);
        }
        return conflicts;
    }

    private void compareUnique(List<Conflict> conflicts, String[] parts) throws SQLException {
        List<String> columns = columns(parts[1]);
        if (given.containsAll(columns) && !Set.copyOf(columns).equals(keysQuoted())) {
            String meets = parts[2].equals("true") ? " is not distinct from " : " = ";
            add(conflicts, parts[0], parts[1], isThere(table.name().toString(), pairs(columns, columns, meets)));
        }
    }

    private void compareForeign(List<Conflict> conflicts, String[] parts) throws SQLException {
        List<String> columns = columns(parts[2]);
        List<String> parents = columns(parts[3]);
        boolean self = parts[4].equals("self");
        if (given.stream().noneMatch(columns::contains)) {
            return;
        }
        if (self && !given.containsAll(parents)) {
            // rows of the file may be the parents, under numbers that only the real load gives them
            notes.add("Not compared with the rows that are there: foreign key \"" + parts[0]
                    + "\" to rows of the same table, whose keys the file does not give");
            return;
        }
        String pairs = pairs(columns, parents, " = ");
        add(
                conflicts,
                parts[0],
                parts[2],
                columns.stream().map(c -> "c." + c + " is not null").collect(Collectors.joining(" and "))
                        + " and not " + isThere(parts[1], pairs)
                        + (self ? " and not " + isThere(COPY.toString(), pairs) : ""));
    }

    private static String isThere(String table, String pairs) {
        return "exists (select from " + table + " r where " + pairs + ")";
    }

    private Set<String> keysQuoted() {
        return keys.stream().map(DryRun::quoted).collect(Collectors.toSet());
    }

    private static String quoted(String name) {
        return Sql.identifier(name).text();
    }

    private void add(List<Conflict> conflicts, String name, String columns, String condition) throws SQLException {
        String[] found = connection
                .askLong("select concat(count(*), '\t', min(concat_ws(', ', " + String.join(", ", columns(columns))
                        + "))) from pg_temp.regauge_dry_run c where " + condition)
                .split("\t", 2);
        long rows = Long.parseLong(found[0]);
        if (rows > 0) {
            conflicts.add(new Conflict(name, rows, "(" + columns + ")=(" + found[1] + ")"));
        }
    }

    private static List<String> columns(String quoted) {
        List<String> all = new ArrayList<>();
        for (String name : quoted.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            all.add(name.startsWith("\"") ? name : "\"" + name + "\"");
        }
        return all;
    }

    private static String pairs(List<String> copied, List<String> real, String meets) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < copied.size(); i++) {
            pairs.add("r." + real.get(i) + meets + "c." + copied.get(i));
        }
        return String.join(" and ", pairs);
    }
}
