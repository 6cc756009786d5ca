package dev.regauge.copy.table;

/** The one question that the catalogs are asked about a table. */
final class CatalogQuery {

    /**
     * One statement, so that all it says belongs to one moment. It has one parameter, the quoted name, and answers rows of
     * several shapes; the first column says which.
     *
     * <pre>
     * what      owner  number   name      text         ref      ref2      modifier  letter  extra
     * table     table  money    its name  its schema   -        -         encoding  kind    client's encoding
     * column    table  number   its name  type shown   type     -         modifier  filled  accepted xmax
     * type      type   -        its name  SQL name     element  relation  modifier  kind    extension
     * attribute type   number   its name  -            type     -         modifier  -       -
     * label     type   order    label     -            -        -         -         -       -
     * key       index  order    column    index name   -        -         -         -       -
     * </pre>
     *
     * <p>A true array is the type that its element names as its array: that leaves out {@code int2vector}, and base types of
     * users that merely take subscripts. {@code money} is how many digits the session's currency has.
     *
     * <p>What a snapshot older than a committed change of a column shows is not what the server will store by; such a
     * column's row has an {@code xmax} that is set and did not abort. {@code accepted xmax} is an aborted one, or zero.
     *
     * <p>Works on 14 and newer, multiranges and {@code pg_xact_status} included; 18 has virtual generated columns besides,
     * for which {@code attgenerated} has one more letter.
     */
    static final String SQL = """
            with recursive target as materialized (
              select c.oid, c.relname, n.nspname, c.relkind,
                c.oid < 16384 or n.nspname in ('pg_catalog', 'information_schema', 'pg_toast') as is_system,
                exists (select from pg_catalog.pg_rewrite r where r.ev_class = c.oid and r.ev_type = '3') as has_rule,
                exists (select from pg_catalog.pg_trigger g
                  where g.tgrelid = c.oid and g.tgenabled <> 'D' and g.tgtype & 69 = 69) as has_instead,
                exists (select from pg_catalog.pg_trigger g
                  where g.tgenabled <> 'D' and g.tgtype & 71 = 7 and (g.tgrelid = c.oid
                    or c.relkind = 'p' and g.tgrelid in (select relid from pg_catalog.pg_partition_tree(c.oid)))) as has_before
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              where c.oid = pg_catalog.to_regclass(?)
            ), columns as materialized (
              select a.*, a.xmax as ended,
                case when a.xmax::pg_catalog.text <> '0' then coalesce(pg_catalog.pg_xact_status((now.xid
                  + (a.xmax::pg_catalog.text::pg_catalog.int8 - now.xid % 4294967296 + 6442450944) % 4294967296 - 2147483648)::pg_catalog.text::pg_catalog.xid8),
                  'aborted') end as fate
              from pg_catalog.pg_attribute a join target on a.attrelid = target.oid
              cross join (select pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::pg_catalog.text::pg_catalog.int8 as xid) now
              where a.attnum > 0 and not a.attisdropped
            ), used(oid) as (
              select atttypid from columns
              union
              select part.oid from used join pg_catalog.pg_type t on t.oid = used.oid cross join lateral (
                select t.typbasetype as oid where t.typtype = 'd'
                union all select e.oid from pg_catalog.pg_type e where e.oid = t.typelem and e.typarray = t.oid
                union all select r.rngsubtype from pg_catalog.pg_range r where r.rngtypid = t.oid
                union all select r.rngtypid from pg_catalog.pg_range r where r.rngmultitypid = t.oid
                union all select a.atttypid from pg_catalog.pg_attribute a
                  where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) part
            ), types as (
              select t.*, n.nspname,
                case t.typtype when 'd' then t.typbasetype when 'b' then e.oid when 'r' then r.rngsubtype
                  when 'm' then m.rngtypid end as part,
                case when t.typtype = 'b' and e.oid is not null then 'a' else t.typtype::pg_catalog.text end as shape
              from used join pg_catalog.pg_type t on t.oid = used.oid
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
              left join pg_catalog.pg_type e on e.oid = t.typelem and e.typarray = t.oid
              left join pg_catalog.pg_range r on r.rngtypid = t.oid
              left join pg_catalog.pg_range m on m.rngmultitypid = t.oid
            )
            select 'table' as what, oid::pg_catalog.int8 as owner,
              case when exists (select from used where used.oid = 790)
                then pg_catalog.scale((1::pg_catalog.money)::pg_catalog.numeric) end as number,
              relname::pg_catalog.text as name, nspname::pg_catalog.text as text, null::pg_catalog.int8 as ref, null::pg_catalog.int8 as ref2,
              pg_catalog.pg_char_to_encoding(pg_catalog.getdatabaseencoding()) as modifier, relkind::pg_catalog.text as letter,
              pg_catalog.pg_client_encoding()::pg_catalog.text as extra,
              pg_catalog.row_security_active(oid) as a, is_system as b,
              pg_catalog.pg_relation_is_updatable(oid, true) & 8 = 8 as c,
              not has_rule and (relkind <> 'v' or has_instead) as d, has_before as e
            from target
            union all
            select 'column', c.attrelid::pg_catalog.int8, c.attnum, c.attname::pg_catalog.text,
              pg_catalog.format_type(c.atttypid, c.atttypmod), c.atttypid::pg_catalog.int8, null, c.atttypmod,
              case when c.attgenerated <> '' then 'g' when c.attidentity <> '' then c.attidentity::pg_catalog.text
                when c.atthasdef or t.typdefault is not null then 'f'
                when target.relkind = 'v' and not has_rule and not has_instead
                  and not pg_catalog.pg_column_is_updatable(c.attrelid, c.attnum, false) then 'v'
                else 'n' end,
              case when c.fate = 'aborted' then c.ended::pg_catalog.text else '0' end,
              c.attnotnull, pg_catalog.has_column_privilege(c.attrelid, c.attnum, 'INSERT'),
              c.fate <> 'aborted' and pg_catalog.current_setting('transaction_isolation') in ('repeatable read', 'serializable'),
              null, null
            from columns c cross join target join pg_catalog.pg_type t on t.oid = c.atttypid
            union all
            select 'type', t.oid::pg_catalog.int8, null, t.typname::pg_catalog.text,
              case when t.nspname = 'pg_catalog' then pg_catalog.format_type(t.oid, -1)
                else pg_catalog.quote_ident(t.nspname) || '.' || pg_catalog.quote_ident(t.typname) end,
              t.part::pg_catalog.int8, t.typrelid::pg_catalog.int8, t.typtypmod, t.shape,
              (select x.extname::pg_catalog.text from pg_catalog.pg_depend d join pg_catalog.pg_extension x on x.oid = d.refobjid
                where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e'
                  and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass),
              t.nspname = 'pg_catalog', t.typnotnull, t.typdelim = ';', null, null
            from types t
            union all
            select 'attribute', t.oid::pg_catalog.int8, a.attnum, a.attname::pg_catalog.text, null, a.atttypid::pg_catalog.int8, null, a.atttypmod,
              null, null, null, null, null, null, null
            from types t join pg_catalog.pg_attribute a on a.attrelid = t.typrelid
            where t.typtype = 'c' and a.attnum > 0 and not a.attisdropped
            union all
            select 'label', e.enumtypid::pg_catalog.int8, pg_catalog.row_number() over (order by e.enumsortorder)::pg_catalog.int4, e.enumlabel::pg_catalog.text,
              null, null, null, null, null, null, null, null, null, null, null
            from types t join pg_catalog.pg_enum e on e.enumtypid = t.oid
            union all
            select 'key', i.indexrelid::pg_catalog.int8, k.place::pg_catalog.int4, a.attname::pg_catalog.text, x.relname::pg_catalog.text, null, null, null, null, null,
              i.indisprimary, null, null, null, null
            from target join pg_catalog.pg_index i on i.indrelid = target.oid
            join pg_catalog.pg_class x on x.oid = i.indexrelid
            cross join lateral pg_catalog.unnest(i.indkey) with ordinality as k(number, place)
            join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
            where i.indisunique and i.indisvalid and i.indimmediate and not i.indisexclusion
              and i.indpred is null and i.indexprs is null and k.place <= i.indnkeyatts
            order by what, owner, number
            """;

    /** Names that a missing one may stand for. */
    static final String TABLES = """
            select n.nspname, c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'f') and c.oid >= 16384 order by 1, 2 limit 20000
            """;

    private CatalogQuery() {}
}
