package dev.regauge.copy.table;

import dev.regauge.copy.encode.PgType;
import dev.regauge.copy.encode.PgType.Attribute;
import dev.regauge.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * SQL that tells whether a table still is what was read: values encoded for {@code numeric(12,4)} would be rounded, and
 * those for {@code bigint} read as another time, without an error.
 *
 * <p>What is compared: the table under the name is the same; the columns have the same names, types and modifiers; the
 * attributes of composites among them have the same names, places, types and modifiers; the currency of {@code money} has as
 * many digits; the client's encoding is UTF-8; and, for COPY, which would pass it by, no rule has come to rewrite INSERT.
 * Columns the server compares when it analyses the statement ({@link AnalysedColumns}), the others are looked up in its
 * catalog ({@link CatalogColumns}).
 *
 * <p>Right only while the table cannot change any more: in the statement that writes, or behind it in the same transaction,
 * because writing locks the table against {@code alter}, {@code drop} and {@code rename}. Before it, it only saves the
 * sending of rows in vain.
 */
public final class Guard {

    /** What the server says when a {@link #statement} fails, in the middle of its own words. */
    private static final String CHANGED = "regauge: the table is not the one that was read";

    private Guard() {}

    /**
     * A boolean expression that is true when nothing changed; it is false, or the statement it is in fails, when something
     * did. It has constants and no parameters, reads nothing of the table, and is evaluated once in a statement: 3.5 us of
     * the server's time in a prepared insert of eight columns, 10 where all are looked up in the catalog (17.11).
     *
     * @param written the columns that values are given for
     */
    public static String condition(Table table, List<Column> written) {
        List<String> conditions = new ArrayList<>();
        conditions.add(sql("%L::pg_catalog.regclass = ", table.name().toString()) + table.oid() + "::pg_catalog.oid");
        List<Column> analysed = written.stream().filter(AnalysedColumns::takes).toList();
        if (!analysed.isEmpty()) {
            conditions.add(AnalysedColumns.unchanged(table.name(), analysed));
        }
        if (analysed.size() < written.size()) {
            conditions.add(lookedUp(
                    table,
                    written.stream()
                            .filter(column -> !AnalysedColumns.takes(column))
                            .toList()));
        }
        Map<Integer, PgType> composites = new HashMap<>();
        written.forEach(column -> collect(column.type(), composites));
        composites.values().forEach(type -> conditions.add(attributes(type)));
        if (written.stream().anyMatch(column -> holdsMoney(column.type()))) {
            conditions.add("pg_catalog.scale((1::pg_catalog.money)::pg_catalog.numeric) = "
                    + table.server().moneyDigits());
        }
        conditions.add("pg_catalog.pg_client_encoding() = 'UTF8'");
        return String.join(" and ", conditions);
    }

    /** What has to hold besides, where rows go by COPY; 6 us more, because it is a query of its own (17.11). */
    public static String noRule(Table table) {
        return "not exists (select from pg_catalog.pg_rewrite where ev_class = " + table.oid()
                + "::pg_catalog.oid and ev_type = '3')";
    }

    /**
     * The condition of a statement that fails when it does not hold. One that only took no rows could be false for one
     * statement of a load and true for the next.
     */
    public static String where(String condition) {
        return condition.isBlank()
                ? ""
                : " where case when " + condition + " then true else " + changed("bool") + " end";
    }

    /** A statement that fails when the condition does not hold, and otherwise returns a row that says nothing. */
    public static String statement(String condition) {
        return "select case when " + condition + " then 1 else " + changed("int4") + " end";
    }

    /** The text is only cast when it is needed: {@code concat} is not known to answer always the same. */
    private static String changed(String type) {
        return "pg_catalog.concat(" + sql("%L", CHANGED) + ")::pg_catalog." + type;
    }

    /** Whether an error is that of a guard that did not hold. */
    public static boolean failed(SQLException error) {
        String said = String.valueOf(error.getMessage());
        // errors of a pool have none
        String state = String.valueOf(error.getSQLState());
        return (state.equals("22P02") && said.contains(CHANGED))
                || (List.of("42804", "42846", "42883").contains(state) && AnalysedColumns.areMeantBy(said));
    }

    private static String lookedUp(Table table, List<Column> columns) {
        CatalogColumns rows = new CatalogColumns(table.oid());
        columns.forEach(column -> rows.add(column.number(), column.name(), column.type(), column.modifier()));
        return rows.unchanged(columns.stream().map(Column::ended).toList());
    }

    private static String attributes(PgType composite) {
        CatalogColumns attributes = new CatalogColumns(Integer.toUnsignedLong(composite.relation()));
        for (Attribute attribute : composite.attributes()) {
            attributes.add(attribute.number(), attribute.name(), attribute.type(), attribute.modifier());
        }
        return attributes.unchanged(List.of());
    }

    private static void collect(PgType type, Map<Integer, PgType> composites) {
        if (type.relation() != 0) {
            composites.put(type.relation(), type);
        }
        type.element().ifPresent(part -> collect(part, composites));
        type.attributes().forEach(attribute -> collect(attribute.type(), composites));
    }

    private static boolean holdsMoney(PgType type) {
        return (type.builtIn() && type.name().equals("money"))
                || type.element().filter(Guard::holdsMoney).isPresent()
                || type.attributes().stream().anyMatch(attribute -> holdsMoney(attribute.type()));
    }

    private static String sql(String template, Object value) {
        return Sql.format(template, value).text();
    }
}
