package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code DatabaseMetaData}: what drivers say of tables, columns, keys and routines. */
final class CatalogueProbes {

    private static final String[] SHOP = {
        "create type mood as enum ('sad', 'glad')",
        "create type pair as (a int, b text)",
        "create domain positive as int check (value > 0)",
        "create table item (id int generated always as identity primary key, name varchar(20) not null default 'x',"
                + " price numeric(10,2), m mood, p positive, tags text[], made timestamptz, doc jsonb, flag bit(3), c pair,"
                + " twice int generated always as (1 + 1) stored)",
        "create table sale (item_id int references item on delete cascade, day date, amount int)",
        "create unique index sale_day on sale (day, item_id desc)",
        "create index sale_half on sale ((amount / 2)) where amount > 0",
        "create table parted (n int) partition by range (n)",
        "create view items as select id from item",
        "create materialized view kept as select id from item",
        "create sequence counter",
        "create function twice(a int) returns int language sql as 'select 2 * a'",
        "create procedure nothing(a int) language sql as 'select 1'"
    };

    private CatalogueProbes() {}

    static List<Probe> all() {
        return Stream.of(tables(), columns(), keys(), routines())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> tables() {
        return advised(
                "Pass null as the catalog, name the schema and the table types, read columns by name in upper case, and ask"
                        + " `pg_class` where the answer must not change with the driver.",
                listed(
                        "tables",
                        "getTables(null, schema, \"%\", null)",
                        (d, schema) -> d.getTables(null, schema, "%", null),
                        "TABLE_NAME",
                        "TABLE_TYPE"),
                listed(
                        "tables-only",
                        "getTables(null, schema, \"%\", new String[] {\"TABLE\"})",
                        (d, schema) -> d.getTables(null, schema, "%", new String[] {"TABLE"}),
                        "TABLE_NAME"),
                listed(
                        "tables-upper-case",
                        "getTables(null, schema, \"ITEM\", null)",
                        (d, schema) -> d.getTables(null, schema, "ITEM", null),
                        "TABLE_NAME"),
                listed(
                        "tables-like",
                        "getTables(null, schema, \"i_em\", null)",
                        (d, schema) -> d.getTables(null, schema, "i_em", null),
                        "TABLE_NAME"),
                named("tables-of-empty-schema").does((connection, see) -> {
                    ResultSet rows = connection.getMetaData().getTables(null, "", "item", null);
                    see.text(rows.next() ? "tables of any schema" : "no tables");
                }),
                listed(
                        "tables-of-wrong-catalog",
                        "getTables(\"nowhere\", schema, \"item\", null)",
                        (d, schema) -> d.getTables("nowhere", schema, "item", null),
                        "TABLE_NAME"),
                listed(
                        "tables-of-empty-catalog",
                        "getTables(\"\", schema, \"item\", null)",
                        (d, schema) -> d.getTables("", schema, "item", null),
                        "TABLE_NAME"),
                named("tables-labels").does((connection, see) -> {
                    ResultSet rows = connection.getMetaData().getTables(null, connection.getSchema(), "item", null);
                    List<String> labels = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        labels.add(rows.getMetaData().getColumnLabel(i));
                    }
                    see.text(String.join(", ", labels));
                }),
                named("tables-catalog-of-rows").does((connection, see) -> {
                    ResultSet rows = connection.getMetaData().getTables(null, connection.getSchema(), "item", null);
                    rows.next();
                    see.text(rows.getString("TABLE_CAT") == null ? "null" : "the database's name");
                }),
                named("catalogs").does((connection, see) -> {
                    ResultSet rows = connection.getMetaData().getCatalogs();
                    Set<String> names = new HashSet<>();
                    while (rows.next()) {
                        names.add(String.valueOf(rows.getString(1)));
                    }
                    see.text("this database " + names.contains(connection.getCatalog()) + ", others "
                            + names.contains("template1") + ", null " + names.contains("null"));
                }),
                named("schemas").does((connection, see) -> {
                    ResultSet rows = connection.getMetaData().getSchemas();
                    boolean own = false;
                    boolean system = false;
                    while (rows.next()) {
                        own |= rows.getString(1).equals(connection.getSchema());
                        system |= rows.getString(1).equals("pg_catalog");
                    }
                    see.text("own " + own + ", system " + system);
                }),
                named("table-types").does((connection, see) -> {
                    ResultSet rows = connection.getMetaData().getTableTypes();
                    see.text(names(rows, "TABLE_TYPE"));
                }));
    }

    private static List<Probe> columns() {
        return advised(
                "Ask `information_schema.columns` or `format_type` in `pg_attribute`, which no driver changes.",
                item("columns-types", "DATA_TYPE"),
                item("columns-type-names", "TYPE_NAME"),
                item("columns-sizes", "COLUMN_SIZE"),
                item("columns-digits", "DECIMAL_DIGITS"),
                item("columns-nullable", "IS_NULLABLE"),
                item("columns-defaults", "COLUMN_DEF"),
                item("columns-auto-increment", "IS_AUTOINCREMENT"),
                item("columns-generated", "IS_GENERATEDCOLUMN"),
                listed(
                        "columns-source-type-of-domain",
                        "getColumns(null, schema, \"item\", \"p\")",
                        (d, schema) -> d.getColumns(null, schema, "item", "p"),
                        "SOURCE_DATA_TYPE"));
    }

    private static List<Probe> keys() {
        return advised(
                "Ask `pg_constraint` and `pg_index` in SQL where the order or the names matter.",
                listed(
                        "primary-keys",
                        "getPrimaryKeys(null, schema, \"item\")",
                        (d, schema) -> d.getPrimaryKeys(null, schema, "item"),
                        "COLUMN_NAME",
                        "KEY_SEQ",
                        "PK_NAME"),
                listed(
                        "imported-keys",
                        "getImportedKeys(null, schema, \"sale\")",
                        (d, schema) -> d.getImportedKeys(null, schema, "sale"),
                        "PKTABLE_NAME",
                        "FKCOLUMN_NAME",
                        "DELETE_RULE",
                        "FK_NAME"),
                listed(
                        "exported-keys",
                        "getExportedKeys(null, schema, \"item\")",
                        (d, schema) -> d.getExportedKeys(null, schema, "item"),
                        "FKTABLE_NAME",
                        "FKCOLUMN_NAME"),
                listed(
                        "index-info",
                        "getIndexInfo(null, schema, \"sale\", false, false)",
                        (d, schema) -> d.getIndexInfo(null, schema, "sale", false, false),
                        "INDEX_NAME",
                        "COLUMN_NAME",
                        "ASC_OR_DESC",
                        "NON_UNIQUE"),
                listed(
                        "index-info-unique",
                        "getIndexInfo(null, schema, \"sale\", true, false)",
                        (d, schema) -> d.getIndexInfo(null, schema, "sale", true, false),
                        "INDEX_NAME"),
                listed(
                        "index-filter",
                        "getIndexInfo(null, schema, \"sale\", false, false)",
                        (d, schema) -> d.getIndexInfo(null, schema, "sale", false, false),
                        "FILTER_CONDITION"),
                listed(
                        "best-row-identifier",
                        "getBestRowIdentifier(null, schema, \"item\", DatabaseMetaData.bestRowSession, false)",
                        (d, schema) ->
                                d.getBestRowIdentifier(null, schema, "item", DatabaseMetaData.bestRowSession, false),
                        "COLUMN_NAME"));
    }

    private static List<Probe> routines() {
        return advised(
                "Ask for procedures by `getProcedures` and for functions by `getFunctions`, both, or ask `pg_proc`.",
                listed(
                        "procedures",
                        "getProcedures(null, schema, \"%\")",
                        (d, schema) -> d.getProcedures(null, schema, "%"),
                        "PROCEDURE_NAME"),
                listed(
                        "functions",
                        "getFunctions(null, schema, \"%\")",
                        (d, schema) -> d.getFunctions(null, schema, "%"),
                        "FUNCTION_NAME"),
                listed(
                        "procedure-columns",
                        "getProcedureColumns(null, schema, \"%\", \"%\")",
                        (d, schema) -> d.getProcedureColumns(null, schema, "%", "%"),
                        "PROCEDURE_NAME",
                        "COLUMN_NAME"),
                listed(
                        "function-columns",
                        "getFunctionColumns(null, schema, \"twice\", \"%\")",
                        (d, schema) -> d.getFunctionColumns(null, schema, "twice", "%"),
                        "COLUMN_NAME",
                        "COLUMN_TYPE"),
                listed(
                        "udts",
                        "getUDTs(null, schema, \"%\", null)",
                        (d, schema) -> d.getUDTs(null, schema, "%", null),
                        "TYPE_NAME",
                        "DATA_TYPE"));
    }

    private interface Question {
        ResultSet of(DatabaseMetaData data, String schema) throws SQLException;
    }

    private static Probe listed(String name, String code, Question question, String... columns) {
        String read = Stream.of(columns)
                .map(column -> "rows.getString(\"" + column + "\")")
                .collect(Collectors.joining(" + \" \" + "));
        String lines = "ResultSet rows = connection.getMetaData()." + code + ";\nwhile (rows.next()) " + read;
        return named(name).line(lines, (connection, see) -> {
            try (ResultSet rows = question.of(connection.getMetaData(), connection.getSchema())) {
                see.text(names(rows, columns));
            }
        });
    }

    private static Probe item(String name, String column) {
        return listed(
                name,
                "getColumns(null, schema, \"item\", \"%\")",
                (d, schema) -> d.getColumns(null, schema, "item", "%"),
                "COLUMN_NAME",
                column);
    }

    /** Sorted, because not every driver asks the server for an order. */
    private static String names(ResultSet rows, String... columns) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            List<String> values = new ArrayList<>();
            for (String column : columns) {
                values.add(String.valueOf(rows.getString(column)));
            }
            lines.add(String.join(" ", values));
        }
        lines.sort(null);
        return lines.isEmpty() ? "none" : String.join(", ", lines);
    }

    private static Probe named(String name) {
        return Probe.named("metadata/" + name).given(SHOP);
    }
}
