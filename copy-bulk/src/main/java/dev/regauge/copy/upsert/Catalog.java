package dev.regauge.copy.upsert;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the server's catalogs say of a table that only an upsert needs to know.
 *
 * @param types of each column by name, as a staging table declares them, modifier included
 * @param casts of each column by name, as text is cast to them: without the modifier, by which a cast would cut silently
 * @param uniques its unique indexes, the primary key first
 */
record Catalog(Map<String, String> types, Map<String, String> casts, List<UniqueKey> uniques) {

    /**
     * Modifiers of types of the system's are words of SQL's grammar, which no search path changes. A type of an extension
     * gets none: its modifier is checked when the row is inserted.
     */
    private static final String COLUMNS = """
            select a.attname, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.typname),
                case when a.atttypmod >= 0 and n.nspname = 'pg_catalog'
                    then pg_catalog.format_type(a.atttypid, a.atttypmod)
                    else pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.typname) end
            from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
                join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            where a.attrelid = ?::pg_catalog.int8::pg_catalog.oid and a.attnum > 0 and not a.attisdropped""";

    /** {@code indnullsnotdistinct} is read by name because 14 does not have it. */
    private static final String UNIQUES = """
            select array(select coalesce(a.attname, '') from pg_catalog.generate_series(0, i.indnkeyatts - 1) k
                    left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[k] order by k)::text[],
                array(select coalesce((select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.collname)
                    from pg_catalog.pg_collation c join pg_catalog.pg_namespace n on n.oid = c.collnamespace
                    where c.oid = i.indcollation[k]), '') from pg_catalog.generate_series(0, i.indnkeyatts - 1) k order by k)::text[],
                coalesce((pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::pg_catalog.bool, false),
                i.indexprs is not null, i.indpred is not null, not i.indimmediate, i.indisvalid
            from pg_catalog.pg_index i where i.indrelid = ?::pg_catalog.int8::pg_catalog.oid and i.indisunique
            order by i.indisprimary desc, i.indexrelid""";

    Catalog {
        types = Map.copyOf(types);
        casts = Map.copyOf(casts);
        uniques = List.copyOf(uniques);
    }

    static Catalog read(Connection connection, long table) throws SQLException {
        Map<String, String> types = new HashMap<>();
        Map<String, String> casts = new HashMap<>();
        List<UniqueKey> uniques = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement(COLUMNS + "; " + UNIQUES)) {
            ask.setLong(1, table);
            ask.setLong(2, table);
            ask.execute();
            try (ResultSet columns = ask.getResultSet()) {
                while (columns.next()) {
                    casts.put(columns.getString(1), columns.getString(2));
                    types.put(columns.getString(1), columns.getString(3));
                }
            }
            ask.getMoreResults();
            try (ResultSet indexes = ask.getResultSet()) {
                while (indexes.next()) {
                    uniques.add(unique(indexes));
                }
            }
        }
        return new Catalog(types, casts, uniques);
    }

    private static UniqueKey unique(ResultSet row) throws SQLException {
        return new UniqueKey(
                texts(row.getArray(1)),
                texts(row.getArray(2)),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getBoolean(7));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
