package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What drivers say of the columns of a result and of the parameters of a statement. */
final class MetadataProbes {

    private static final String[] ITEM = {
        "create type mood as enum ('sad', 'glad')",
        "create domain positive as int check (value > 0)",
        "create table item (id int generated always as identity primary key, name varchar(20) not null, price numeric(10,2),"
                + " m mood, p positive, made timestamptz(3))"
    };

    private MetadataProbes() {}

    static List<Probe> all() {
        return Stream.of(columns(), types(), parameters(), before())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> columns() {
        return advised(
                "Use `getColumnLabel`, and ask the catalogue, `information_schema.columns`, for what a driver leaves empty.",
                column("name-of-alias", "select id as foo from item", "getColumnName(1)", m -> m.getColumnName(1)),
                column("label-of-alias", "select id as foo from item", "getColumnLabel(1)", m -> m.getColumnLabel(1)),
                column("name-of-expression", "select id + 1 from item", "getColumnName(1)", m -> m.getColumnName(1)),
                column("table-name", "select id from item i", "getTableName(1)", m -> m.getTableName(1)),
                column("schema-name", "select id from item", "getSchemaName(1)", m -> m.getSchemaName(1)),
                column(
                        "catalog-name",
                        "select id from item",
                        "getCatalogName(1).isEmpty()",
                        m -> m.getCatalogName(1).isEmpty() ? "empty" : "the database's name"),
                column(
                        "nullable",
                        "select id, price from item",
                        "isNullable(1) + \", \" + isNullable(2)",
                        m -> m.isNullable(1) + ", " + m.isNullable(2)),
                column("nullable-of-expression", "select id + 1 from item", "isNullable(1)", m -> m.isNullable(1)),
                column(
                        "auto-increment",
                        "select id, name from item",
                        "isAutoIncrement(1) + \", \" + isAutoIncrement(2)",
                        m -> m.isAutoIncrement(1) + ", " + m.isAutoIncrement(2)),
                column(
                        "case-sensitive",
                        "select name, id from item",
                        "isCaseSensitive(1) + \", \" + isCaseSensitive(2)",
                        m -> m.isCaseSensitive(1) + ", " + m.isCaseSensitive(2)));
    }

    private static List<Probe> types() {
        return advised(
                "Decide by `getColumnType` and `getColumnTypeName` for plain types, and ask `format_type` in SQL for others and for"
                        + " their length.",
                columns(
                        "class-names",
                        "select id, name, price, m, p, made from item",
                        "getColumnClassName",
                        ResultSetMetaData::getColumnClassName),
                columns(
                        "class-names-of-others",
                        "select '{}'::jsonb, '10.0.0.1'::inet, '[1,3)'::int4range, b'1', b'10', 1::int2,"
                                + " '\\x01'::bytea, '{1}'::int[], 1::oid, interval '1 day', '<a/>'::xml, 1::money",
                        "getColumnClassName",
                        ResultSetMetaData::getColumnClassName),
                columns(
                        "type-names",
                        "select id, name, price, m, p, made from item",
                        "getColumnTypeName",
                        ResultSetMetaData::getColumnTypeName),
                columns(
                                "type-names-of-serial",
                                "select a, b from counter",
                                "getColumnTypeName",
                                ResultSetMetaData::getColumnTypeName)
                        .given("create table counter (a serial, b bigserial)"),
                columns(
                                "types",
                                "select id, name, price, m, p, made, b'1', b'10', '{1}'::int[], 'x'::text, '{}'::jsonb, true from item",
                                "getColumnType",
                                ResultSetMetaData::getColumnType)
                        .instead("Take `Types.BIT` and `Types.BOOLEAN` for one, and `TIMESTAMP` and"
                                + " `TIMESTAMP_WITH_TIMEZONE`; tell types apart by `getColumnTypeName`."),
                columns(
                        "precisions",
                        "select id, name, price, made, 1.5::numeric, 'x'::text, 1::float8, true, date '2020-02-29' from item",
                        "getPrecision",
                        ResultSetMetaData::getPrecision),
                columns(
                        "scales",
                        "select id, name, price, made, 1.5::numeric, 1::float8, time '10:11:12' from item",
                        "getScale",
                        ResultSetMetaData::getScale),
                columns(
                        "display-sizes",
                        "select id, name, price, made, 'x'::text, 1::float8, true, '\\x01'::bytea from item",
                        "getColumnDisplaySize",
                        ResultSetMetaData::getColumnDisplaySize));
    }

    private static List<Probe> parameters() {
        return advised(
                "Keep the types of parameters in the program, and cast each, `?::int4`, so that they stand in"
                        + " the SQL too.",
                parameters(
                        "parameter-types",
                        "insert into item (name, price, m, p, made) values (?, ?, ?, ?, ?)",
                        "getParameterType",
                        ParameterMetaData::getParameterType),
                parameters(
                        "parameter-type-names",
                        "insert into item (name, price, m, p, made) values (?, ?, ?, ?, ?)",
                        "getParameterTypeName",
                        ParameterMetaData::getParameterTypeName),
                parameters(
                        "parameter-class-names",
                        "insert into item (name, price, m, p, made) values (?, ?, ?, ?, ?)",
                        "getParameterClassName",
                        ParameterMetaData::getParameterClassName),
                parameters(
                        "parameter-nullable",
                        "insert into item (name, price) values (?, ?)",
                        "isNullable",
                        ParameterMetaData::isNullable),
                parameters(
                        "parameter-modes", "select ?::int4", "getParameterMode", ParameterMetaData::getParameterMode),
                parameters(
                        "parameter-precisions",
                        "insert into item (name, price) values (?, ?)",
                        "getPrecision",
                        ParameterMetaData::getPrecision),
                parameters(
                        "parameter-untyped",
                        "select ?",
                        "getParameterTypeName",
                        ParameterMetaData::getParameterTypeName));
    }

    private static List<Probe> before() {
        return advised(
                "Ask the result set for its metadata after `executeQuery()`, and never in `preferQueryMode=simple`, where asking the"
                        + " statement may execute it.",
                named("before-execution").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select id, name from item where id = ?");
                    see.text(s.getMetaData().getColumnLabel(2));
                }),
                named("before-execution-of-update").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("delete from item");
                    see.text(s.getMetaData() == null ? "no metadata" : "metadata");
                }),
                named("before-execution-deletes").does((connection, see) -> {
                    connection.createStatement().execute("insert into item (name) values ('a')");
                    PreparedStatement s = connection.prepareStatement("delete from item where name = ?");
                    s.setString(1, "a");
                    see.error(() -> see.text(s.getMetaData() == null ? "no metadata" : "metadata"));
                    see.stored("select count(*)::text from item");
                }),
                named("parameters-before-execution-delete").does((connection, see) -> {
                    connection.createStatement().execute("insert into item (name) values ('a')");
                    PreparedStatement s = connection.prepareStatement("delete from item where name = ?");
                    s.setString(1, "a");
                    see.error(() -> see.text(s.getParameterMetaData().getParameterTypeName(1)));
                    see.stored("select count(*)::text from item");
                }),
                named("after-close").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select id from item");
                    ResultSetMetaData columns = rows.getMetaData();
                    rows.close();
                    see.error(() -> see.text(columns.getColumnLabel(1)));
                }),
                named("url")
                        .does((connection, see) -> {
                            DatabaseMetaData data = connection.getMetaData();
                            see.text(data.getURL().replace(see.address(), "host:port/database"));
                        })
                        .instead("Keep the URL in the program's configuration and do not ask a connection for it."));
    }

    private interface OfResult {
        Object of(ResultSetMetaData columns) throws SQLException;
    }

    private interface OfColumn {
        Object of(ResultSetMetaData columns, int index) throws SQLException;
    }

    private interface OfParameter {
        Object of(ParameterMetaData parameters, int index) throws SQLException;
    }

    private static Probe column(String name, String sql, String code, OfResult question) {
        return named(name).prepare(sql).line("s.executeQuery().getMetaData()." + code, (connection, see) -> {
            try (ResultSet rows = see.prepared().executeQuery()) {
                see.text(String.valueOf(question.of(rows.getMetaData())));
            }
        });
    }

    private static Probe columns(String name, String sql, String getter, OfColumn question) {
        return named("column-" + name)
                .prepare(sql)
                .line(
                        "ResultSetMetaData m = s.executeQuery().getMetaData();\n"
                                + "for (int i = 1; i <= m.getColumnCount(); i++) m." + getter + "(i)",
                        (connection, see) -> {
                            try (ResultSet rows = see.prepared().executeQuery()) {
                                ResultSetMetaData columns = rows.getMetaData();
                                List<String> answers = new ArrayList<>();
                                for (int i = 1; i <= columns.getColumnCount(); i++) {
                                    answers.add(String.valueOf(question.of(columns, i)));
                                }
                                see.text(String.join(", ", answers));
                            }
                        });
    }

    private static Probe parameters(String name, String sql, String getter, OfParameter question) {
        return named(name)
                .prepare(sql)
                .line(
                        "ParameterMetaData m = s.getParameterMetaData();\n"
                                + "for (int i = 1; i <= m.getParameterCount(); i++) m." + getter + "(i)",
                        (connection, see) -> {
                            ParameterMetaData parameters = see.prepared().getParameterMetaData();
                            List<String> answers = new ArrayList<>();
                            for (int i = 1; i <= parameters.getParameterCount(); i++) {
                                answers.add(String.valueOf(question.of(parameters, i)));
                            }
                            see.text(String.join(", ", answers));
                        });
    }

    private static Probe named(String name) {
        return Probe.named("metadata/" + name).given(ITEM);
    }
}
