package dev.regauge.load.whole;

import dev.regauge.load.lane.LaneConnection;
import dev.regauge.sql.Identifier;
import dev.regauge.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Defaults of a dry run's table that would change something outside of it, a sequence above all. Numbers come from a sequence
 * of its own instead; other columns have no value, and nothing then asks for one.
 */
final class MovingDefaults {

    /**
     * Built-in functions are in no dependency, so that those are looked for in the text. A domain puts out values as its type
     * does, and has its default where the column has none.
     */
    private static final String MOVING = """
            select pg_catalog.concat_ws('	', case when y.typoutput::pg_catalog.text in
                ('int2out', 'int4out', 'int8out', 'numeric_out') then 'number' else 'other' end,
              case when y.typtype = 'd' then (with recursive below(o, m) as (select a.atttypid, a.atttypmod union all
                select b.typbasetype, b.typtypmod from below join pg_catalog.pg_type b on b.oid = o where b.typtype = 'd')
                select pg_catalog.format_type(o, m) from below join pg_catalog.pg_type b on b.oid = o where b.typtype <> 'd')
                else '' end, a.attname)
            from pg_catalog.pg_attribute a join pg_catalog.pg_type y on y.oid = a.atttypid
            left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = ?::oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
              and (coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), case when d.oid is null then y.typdefault end)
                  ~ '(nextval|setval)"?[(]'
                or exists (select from pg_catalog.pg_depend e join pg_catalog.pg_proc p on p.oid = e.refobjid
                  where e.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass and p.provolatile = 'v'
                  and ((e.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass and e.objid = d.oid) or (d.oid is null
                    and y.typtype = 'd' and e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and e.objid = y.oid))))
            order by a.attnum
            """;

    private final LaneConnection connection;
    private final Catalog catalog;
    private final Identifier copy;

    MovingDefaults(LaneConnection connection, Catalog catalog, Identifier copy) {
        this.connection = connection;
        this.catalog = catalog;
        this.copy = copy;
    }

    /**
     * Takes them away.
     *
     * @param written columns whose defaults nobody asks for
     * @return what is not tried therefore
     */
    List<String> still(Set<String> written) throws SQLException {
        List<String> notes = new ArrayList<>();
        boolean numbering = false;
        for (String found : catalog.texts(MOVING)) {
            String[] parts = found.split("\t", 3);
            String column = parts[2];
            if (written.contains(column)) {
                continue;
            }
            if (parts[0].equals("number")) {
                number(column, numbering);
                numbering = true;
            } else {
                empty(column, parts[1]);
                notes.add("Not tried: the default of \"" + column + "\"");
            }
        }
        return notes;
    }

    private void number(String column, boolean numbering) throws SQLException {
        if (!numbering) {
            connection.execute("create temporary sequence regauge_dry_run_numbers");
        }
        alter("alter column %I set default nextval('pg_temp.regauge_dry_run_numbers')", column);
    }

    /** @param base type of a domain, which would have its own default and may refuse NULL */
    private void empty(String column, String base) throws SQLException {
        for (String constraint : constraintsOf(column)) {
            alter("drop constraint %I", constraint);
        }
        alter("alter column %I drop default", column);
        alter("alter column %I drop not null", column);
        if (!base.isEmpty()) {
            alter("alter column %I type " + base, column);
        }
    }

    /** Those that NULL might violate, or that do not let it in. */
    private List<String> constraintsOf(String column) throws SQLException {
        return catalog.texts("select c.conname from pg_catalog.pg_constraint c join pg_catalog.pg_attribute a"
                + " on a.attrelid = c.conrelid and a.attnum = any (c.conkey) where c.conrelid <> ?::oid and c.conrelid = "
                + Sql.literal(copy.toString()).text() + "::pg_catalog.regclass and c.contype in ('p', 'u', 'x', 'c')"
                + " and a.attname = " + Sql.literal(column).text());
    }

    private void alter(String what, String name) throws SQLException {
        connection.execute(Sql.format("alter table %I " + what, copy, name).text());
    }
}
