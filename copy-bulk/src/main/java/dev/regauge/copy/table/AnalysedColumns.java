package dev.regauge.copy.table;

import dev.regauge.copy.encode.PgType;
import dev.regauge.copy.encode.PgType.Kind;
import dev.regauge.sql.Identifier;
import dev.regauge.sql.Sql;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names, types and modifiers of columns, compared by the server when it analyses a statement, and not when it executes it:
 * the first half of a recursive query must have the types and modifiers that both halves have in common, or it is refused
 * (42804; 42703 where a name is gone). What float8 and int8 have in common is float8: so each comes first once, the column as
 * it is and as it was read. The queries themselves are never planned, because they stand behind {@code true or}. A modifier
 * that was taken away is not noticed, and does no harm.
 *
 * <p>A statement that was prepared is analysed anew when a table it depends on has changed since, once it holds its locks;
 * the {@code regclass} constant in the guard is such a dependency. The analysis sees what is committed, whatever the
 * snapshot of the transaction.
 */
final class AnalysedColumns {

    private static final String NAME = "regauge_guard";
    private static final String PATTERNS = "operator(pg_catalog.~<~)";

    private static final Set<String> COLLATED = Set.of("text", "varchar", "bpchar", "name");

    private AnalysedColumns() {}

    /** Not types of extensions: nobody knows whether they have a collation, and what their modifiers mean. */
    static boolean takes(Column column) {
        PgType base = base(column.type());
        return base.kind() != Kind.BASE || base.builtIn();
    }

    /** A condition that is true, in a statement that is refused where one of the columns is another. */
    static String unchanged(Identifier table, List<Column> columns) {
        String now = each(columns, column -> value(table, column));
        return "(true or " + refused(now, each(columns, column -> "null::" + type(column))) + " or "
                + refused(each(columns, column -> "null::" + bare(column.type())), now)
                + sorted(table, columns) + ")" + named(columns) + typed(table, columns);
    }

    /** A query that is refused where the types of what comes first are not those that both have in common. */
    private static String refused(String first, String second) {
        return "exists (with recursive " + NAME + " as (select " + first + " union all select " + second + " from "
                + NAME + ") select from " + NAME + ")";
    }

    /** Another type may have got the name of one. The planner compares the numbers, once. */
    private static String named(List<Column> columns) {
        return columns.stream()
                .flatMap(column -> parts(column.type()))
                .filter(type -> !type.builtIn())
                .map(type -> " and " + Sql.literal(type.sql()).text() + "::pg_catalog.regtype = "
                        + Integer.toUnsignedLong(type.oid()) + "::pg_catalog.oid")
                .distinct()
                .collect(Collectors.joining());
    }

    private static Stream<PgType> parts(PgType type) {
        return Stream.concat(Stream.of(type), type.element().stream().flatMap(AnalysedColumns::parts));
    }

    /**
     * Text and name become each other by themselves, so that neither query tells them apart; a name has 63 bytes. Only text
     * is sorted by its patterns.
     */
    private static String sorted(Identifier table, List<Column> columns) {
        String texts = columns.stream()
                .filter(column -> isCollated(column.type())
                        && !isOfArrays(column.type())
                        && !base(column.type()).name().equals("name"))
                .map(column -> value(table, column) + " using " + PATTERNS)
                .collect(Collectors.joining(", "));
        return texts.isEmpty() ? "" : " or exists (select order by " + texts + ")";
    }

    /** Arrays of text are not sorted so: the number of their type is asked for each time. */
    private static String typed(Identifier table, List<Column> columns) {
        return columns.stream()
                .filter(column -> isCollated(column.type()) && isOfArrays(column.type()))
                .map(column -> " and pg_catalog.pg_typeof(" + value(table, column) + ") = "
                        + Integer.toUnsignedLong(column.type().oid()) + "::pg_catalog.oid")
                .collect(Collectors.joining());
    }

    private static String value(Identifier table, Column column) {
        return "(null::" + table + ")." + Identifier.of(column.name());
    }

    /** Whether a refusal's message is about these: it names them, or types that cannot be made the same or sorted. */
    static boolean areMeantBy(String message) {
        return message.contains(NAME) || message.contains("UNION") || message.contains("~<~");
    }

    /** All collations are made the same: where only that of a column changed, its values still are the same. */
    private static String each(List<Column> columns, Function<Column, String> value) {
        return columns.stream()
                .map(column -> value.apply(column) + (isCollated(column.type()) ? " collate \"C\"" : ""))
                .collect(Collectors.joining(", "));
    }

    /** The types of the standard that take a modifier are keywords, the others could be anybody's by the bare name. */
    private static String type(Column column) {
        return column.modifier() == -1 || !column.type().builtIn() ? bare(column.type()) : column.shown();
    }

    /** Without a modifier. */
    private static String bare(PgType type) {
        return type.builtIn() ? "pg_catalog." + Identifier.of(type.name()) : type.sql();
    }

    private static boolean isCollated(PgType type) {
        PgType base = base(type);
        return base.kind() == Kind.BASE && COLLATED.contains(base.name());
    }

    private static boolean isOfArrays(PgType type) {
        return type.kind() == Kind.ARRAY
                || (type.kind() == Kind.DOMAIN && isOfArrays(type.element().orElseThrow()));
    }

    /** What arrays and domains are made of in the end. */
    private static PgType base(PgType type) {
        return type.kind() == Kind.ARRAY || type.kind() == Kind.DOMAIN
                ? base(type.element().orElseThrow())
                : type;
    }
}
