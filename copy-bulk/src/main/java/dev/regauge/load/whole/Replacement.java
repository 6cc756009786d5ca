package dev.regauge.load.whole;

import dev.regauge.copy.table.Table;
import dev.regauge.load.lane.LaneConnection;
import dev.regauge.sql.Identifier;
import dev.regauge.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A new table of the same making, which takes the place of the old one when all rows are in it: unlogged and without indexes
 * until then. All of it in one transaction; until it commits, readers see the old rows, and from the swap to the commit they
 * wait. What would not come over to the new table makes it refuse.
 */
public final class Replacement {

    /** What points to the table or hangs on it, and would be lost or left behind. */
    private static final String IN_THE_WAY = """
            , own(o) as (select t from given union all select indexrelid from pg_catalog.pg_index, given where indrelid = t)
            select 'trigger ' || tgname from pg_catalog.pg_trigger, given where tgrelid = t and not tgisinternal
            union all select 'policy ' || polname from pg_catalog.pg_policy, given where polrelid = t
            union all select 'row security' from pg_catalog.pg_class, given
              where oid = t and (relrowsecurity or relforcerowsecurity)
            union all select 'rule ' || rulename from pg_catalog.pg_rewrite, given where ev_class = t
            union all select 'foreign key ' || conname || ' of ' || conrelid::pg_catalog.regclass
              from pg_catalog.pg_constraint, given where confrelid = t and conrelid <> t
            union all select distinct 'view ' || r.ev_class::pg_catalog.regclass from pg_catalog.pg_rewrite r
              join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = r.oid,
              given where d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = t and r.ev_class <> t
            union all select 'its partitions or heirs' from pg_catalog.pg_inherits, given where inhparent = t
            union all select 'its parent' from pg_catalog.pg_inherits, given where inhrelid = t
            union all select 'publication ' || pubname from pg_catalog.pg_publication_rel
              join pg_catalog.pg_publication p on p.oid = prpubid, given where prrelid = t
            union all select 'privileges on columns' from pg_catalog.pg_attribute, given
              where attrelid = t and attacl is not null and attnum > 0 group by 1
            union all select 'use of its row type by ' || pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid)
              from pg_catalog.pg_depend d join pg_catalog.pg_class c on c.reltype = d.refobjid, given
              where d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass and c.oid = t and d.deptype = 'n'
            union all select 'a replica identity of its own' from pg_catalog.pg_class, given where oid = t and relreplident not in ('d')
            union all select 'a kind of table that is not replaced' from pg_catalog.pg_class, given
              where oid = t and (relkind <> 'r' or relpersistence <> 'p' or relispartition or reloftype <> 0)
            union all select 'the statistics target of column ' || attname || ' of ' || o::pg_catalog.regclass
              from pg_catalog.pg_attribute, own where attrelid = o and attnum > 0 and attstattarget >= 0
            union all select 'options of column ' || attname from pg_catalog.pg_attribute, given
              where attrelid = t and attnum > 0 and attoptions is not null
            union all select 'the statistics target of statistics ' || stxname from pg_catalog.pg_statistic_ext, given
              where stxrelid = t and stxstattarget >= 0
            union all select 'the tablespace of ' || o::pg_catalog.regclass from pg_catalog.pg_class, own
              where oid = o and reltablespace <> 0
            union all select 'its access method' from pg_catalog.pg_class, given where oid = t and relam <> (select oid
              from pg_catalog.pg_am where amname = pg_catalog.current_setting('default_table_access_method'))
            union all select 'options of its TOAST table' from pg_catalog.pg_class c join pg_catalog.pg_class x
              on x.oid = c.reltoastrelid, given where c.oid = t and x.reloptions is not null
            union all select 'options of the index of constraint ' || conname from pg_catalog.pg_constraint
              join pg_catalog.pg_class x on x.oid = conindid, given
              where conrelid = t and contype in ('p', 'u', 'x') and x.reloptions is not null
            union all select 'the comment on ' || pg_catalog.pg_describe_object(classoid, objoid, 0)
              from pg_catalog.pg_description, given where objoid in (select o from own where o <> t
                union all select seq from numbers where tab = t
                union all select oid from pg_catalog.pg_constraint where conrelid = t and contype <> 'c'
                union all select oid from pg_catalog.pg_statistic_ext where stxrelid = t)
              and classoid in ('pg_catalog.pg_class'::pg_catalog.regclass, 'pg_catalog.pg_constraint'::pg_catalog.regclass,
                'pg_catalog.pg_statistic_ext'::pg_catalog.regclass)
            union all select 'security label of ' || provider from pg_catalog.pg_seclabel, given
              where classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
              and (objoid = t or objoid in (select seq from numbers where tab = t))
            union all select 'a subscription' from pg_catalog.pg_subscription_rel, given where srrelid = t group by 1
            union all select 'its dependence on an extension' from pg_catalog.pg_depend, own
              where classid = 'pg_catalog.pg_class'::pg_catalog.regclass and objid = o and deptype in ('e', 'x') group by 1
            union all select 'privileges that another than its owner granted' from pg_catalog.pg_class c, given,
              pg_catalog.aclexplode(c.relacl) g where g.grantor <> c.relowner
              and (c.oid = t or c.oid in (select seq from numbers where tab = t)) group by 1
            """;

    /** The table, and the sequences of identity columns of all tables. */
    private static final String GIVEN = """
            with given(t) as (select ?::oid), numbers(tab, col, seq, name, bare) as (
              select d.refobjid, a.attname, s.oid, pg_catalog.format('%I.%I', n.nspname, s.relname), s.relname
              from pg_catalog.pg_depend d join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
              join pg_catalog.pg_namespace n on n.oid = s.relnamespace
              join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
              where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'i'
              and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass)
            """;

    /** What the old one and the new one have granted: the table, and the sequences of identity columns. */
    private static final String PAIRED = """
            , pair(kind, was, now, place) as (select 'table', t, fresh, name from given, put
              union all select 'sequence', was.seq, now.seq, pg_catalog.format('%s.%I', put.space, was.bare)
              from given, put, numbers was, numbers now where was.tab = t and now.tab = fresh and now.col = was.col),
            granted as (select kind, c.oid = now as added, place, g.privilege_type, g.is_grantable,
                case when g.grantee = 0 then 'public'
                else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) end as grantee
              from pair join pg_catalog.pg_class c on c.oid in (was, now), pg_catalog.aclexplode(coalesce(c.relacl,
                pg_catalog.acldefault(case kind when 'table' then 'r' else 's' end::"char", c.relowner))) g)
            """;

    private final LaneConnection connection;
    private final Table table;
    private final Identifier fresh;
    private final Catalog catalog;

    private Replacement(LaneConnection connection, Table table, Identifier fresh, Duration patience) {
        this.connection = connection;
        this.table = table;
        this.fresh = fresh;
        this.catalog = new Catalog(connection.connection(), table.oid(), patience);
    }

    /**
     * Creates the new table, in an open transaction.
     *
     * @throws WholeRefusedException with all that is in the way
     */
    public static Replacement begin(LaneConnection connection, Table table, Duration patience) throws SQLException {
        Identifier fresh = fresh(table);
        Replacement replacement = new Replacement(connection, table, fresh, patience);
        // nobody writes what would get lost, and nobody changes what is copied
        connection.execute("lock table " + table.name() + " in share row exclusive mode");
        List<String> inTheWay = replacement.catalog.texts(GIVEN + IN_THE_WAY);
        if (!inTheWay.isEmpty()) {
            throw new WholeRefusedException(
                    table.name() + " cannot be replaced by another table",
                    String.join("; ", inTheWay),
                    "load into a new table and exchange them by hand, or empty this one and load into it");
        }
        // a table in the default tablespace stays there, whatever the session creates its own in
        connection.execute("set local default_tablespace = ''");
        connection.execute("create unlogged table " + fresh + " (like " + table.name()
                + " including all excluding indexes excluding statistics)");
        // before the rows come, which go on behind the numbers that were given away
        for (String statement : replacement.numbered("select pg_catalog.format("
                + "'select pg_catalog.setval(%L, last_value, is_called) from %s', now.name, was.name)")) {
            connection.execute(statement);
        }
        return replacement;
    }

    /** Where the rows of a table go. */
    public static Identifier fresh(Table table) {
        return Identifier.of(table.name().names().get(0), "regauge_new_" + table.oid());
    }

    /** Puts it in the place of the old one; to be committed. */
    public void swap() throws SQLException {
        connection.executeLong("alter table " + fresh + " set logged");
        // before sequences are moved to it, which must be of the same owner, and before the rights are compared
        connection.execute(owner());
        List<String> behind = behind();
        connection.execute(before());
        connection.execute("drop table " + table.name());
        connection.execute("alter table " + fresh + " rename to "
                + Identifier.of(table.name().names().get(1)));
        for (String statement : behind) {
            connection.executeLong(statement);
        }
    }

    /** While both are there: what moves from the old one to the new. */
    private List<String> before() throws SQLException {
        return catalog.texts(GIVEN
                + "select pg_catalog.format('alter sequence %s owned by %s.%I', d.objid::pg_catalog.regclass, "
                + literal(fresh) + ", a.attname) from pg_catalog.pg_depend d join pg_catalog.pg_attribute a"
                + " on a.attrelid = d.refobjid and a.attnum = d.refobjsubid, given"
                + " where d.refobjid = t and d.deptype = 'a'"
                + " and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass"
                + " and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass"
                + " and exists (select from pg_catalog.pg_class c where c.oid = d.objid and c.relkind = 'S')");
    }

    /** Once it has the name: what the old one had. */
    private List<String> behind() throws SQLException {
        String name = literal(table.name());
        List<String> all = new ArrayList<>();
        all.addAll(catalog.texts(GIVEN + "select pg_catalog.format('alter table %s add constraint %I %s', " + name
                + ", conname, pg_catalog.pg_get_constraintdef(oid)) from pg_catalog.pg_constraint, given"
                + " where conrelid = t and contype in ('p', 'u', 'x', 'f')"
                + " order by pg_catalog.array_position(array['p', 'u', 'x', 'f'], contype::pg_catalog.text), conname"));
        all.addAll(catalog.texts(
                GIVEN + "select pg_catalog.pg_get_indexdef(i.indexrelid) from pg_catalog.pg_index i, given"
                        + " where i.indrelid = t and not exists (select from pg_catalog.pg_constraint c"
                        + " where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x')) order by 1"));
        all.addAll(catalog.texts(GIVEN + "select pg_catalog.pg_get_statisticsobjdef(s.oid)"
                + " from pg_catalog.pg_statistic_ext s, given where s.stxrelid = t"));
        all.addAll(catalog.texts(GIVEN + "select pg_catalog.format('comment on table %s is %L', " + name
                + ", pg_catalog.obj_description(t, 'pg_class')) from given"
                + " where pg_catalog.obj_description(t, 'pg_class') is not null"));
        all.addAll(catalog.texts(GIVEN + "select pg_catalog.format('alter table %s set (%s)', " + name
                + ", pg_catalog.array_to_string(reloptions, ', ')) from pg_catalog.pg_class, given"
                + " where oid = t and reloptions is not null"));
        all.addAll(catalog.texts(GIVEN + "select pg_catalog.format('alter table %s cluster on %I', " + name
                + ", x.relname) from pg_catalog.pg_index i join pg_catalog.pg_class x on x.oid = i.indexrelid, given"
                + " where i.indrelid = t and i.indisclustered"));
        all.addAll(numbered("select pg_catalog.format('alter sequence %s rename to %I', now.name, was.bare)"));
        all.addAll(rights(name));
        return all;
    }

    /** What is asked about each sequence of an identity column, that which {@code was} and that which is {@code now}. */
    private List<String> numbered(String select) throws SQLException {
        return catalog.texts(GIVEN + select + " from given, numbers was, numbers now where was.tab = t and now.tab = "
                + literal(fresh) + "::pg_catalog.regclass and now.col = was.col");
    }

    /** All that the new ones grant by default is taken away first: by default privileges it may be more than the old ones did. */
    private List<String> rights(String name) throws SQLException {
        String paired =
                GIVEN + ", put(fresh, name, space) as (select " + literal(fresh) + "::pg_catalog.regclass::oid, " + name
                        + ", " + literal(Identifier.of(table.name().names().get(0))) + ")" + PAIRED;
        List<String> all = new ArrayList<>(catalog.texts(paired
                + "select distinct pg_catalog.format('revoke all on %s %s from %s', kind, place, grantee)"
                + " from granted where added"));
        all.addAll(catalog.texts(paired
                + "select pg_catalog.format('grant %s on %s %s to %s%s', privilege_type, kind, place, grantee,"
                + " case when is_grantable then ' with grant option' else '' end) from granted where not added"));
        return all;
    }

    private List<String> owner() throws SQLException {
        return catalog.texts(GIVEN + "select pg_catalog.format('alter table %s owner to %I', " + literal(fresh)
                + ", pg_catalog.pg_get_userbyid(relowner)) from pg_catalog.pg_class, given"
                + " where oid = t and relowner <> current_user::pg_catalog.regrole");
    }

    private static String literal(Identifier name) {
        return Sql.literal(name.toString()).text();
    }
}
