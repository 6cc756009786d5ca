package dev.regauge.load.whole;

import dev.regauge.copy.table.Table;
import dev.regauge.load.lane.LaneConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Drops the indexes of a table that nothing but speed needs, and creates them again behind the rows, in the same transaction:
 * building one at once is cheaper than a million small changes. From the drop to the commit nobody else can use the table.
 *
 * <p>Left alone are those that are unique, of a constraint, not valid, of the replica identity, clustered by, in a tablespace
 * of their own, with a comment or settings of statistics, or of an extension: they would not come back as they were.
 */
public final class DeferredIndexes {

    private static final String SPARE = """
            from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where i.indrelid = ?::oid and c.relkind = 'i' and not i.indisunique and not i.indisexclusion
              and i.indisvalid and i.indisready and not i.indisreplident and not i.indisclustered and c.reltablespace = 0
              and not exists (select from pg_catalog.pg_description d
                where d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objoid = c.oid)
              and not exists (select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attstattarget >= 0)
              and not exists (select from pg_catalog.pg_depend d
                where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype in ('e', 'x'))
              and not exists (select from pg_catalog.pg_depend d
                where d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = c.oid)
              and not exists (select from pg_catalog.pg_inherits h where h.inhrelid = c.oid)
            order by c.relname
            """;

    private final List<String> names;
    private final List<String> definitions;

    private DeferredIndexes(List<String> names, List<String> definitions) {
        this.names = names;
        this.definitions = definitions;
    }

    /** Drops them, in an open transaction. */
    public static DeferredIndexes drop(LaneConnection connection, Table table, Duration patience) throws SQLException {
        connection.execute("lock table " + table.name() + " in access exclusive mode");
        Catalog catalog = new Catalog(connection.connection(), table.oid(), patience);
        List<String> names = catalog.texts("select pg_catalog.format('%I.%I', n.nspname, c.relname) " + SPARE);
        List<String> definitions = catalog.texts("select pg_catalog.pg_get_indexdef(c.oid) " + SPARE);
        for (String name : names) {
            connection.execute("drop index " + name);
        }
        return new DeferredIndexes(names, definitions);
    }

    /** Their names with their schemas, as SQL has them. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Creates them again, where they were: none of them was in a tablespace of its own. */
    public void create(LaneConnection connection) throws SQLException {
        connection.execute("set local default_tablespace = ''");
        for (String definition : definitions) {
            connection.executeLong(definition);
        }
    }
}
