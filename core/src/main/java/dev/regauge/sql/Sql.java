package dev.regauge.sql;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL in which names and literals are quoted: the only sanctioned way to put into SQL what cannot be bound.
 *
 * <p>A template is program text, never input. It holds
 *
 * <ul>
 *   <li>{@code %I} a name: a String, an {@link Identifier}, or a list of names from the outside in. Always quoted, so that
 *       case counts: {@code "Orders"} is not {@code orders}. A String is one name, dots included: a table of a schema is
 *       {@code Identifier.of("app", "orders")}.
 *   <li>{@code %L} a literal: null, String, Character, Boolean, a number, UUID, {@code byte[]}, LocalDate, LocalTime,
 *       LocalDateTime, OffsetTime, OffsetDateTime, Instant, Duration or Period. Texts are plain string constants; other
 *       values carry their type where the server would guess another ({@code '0.5'::float8}).
 *   <li>{@code %s} another piece of SQL, and nothing else: no text gets in by accident.
 *   <li>{@code %%} a percent sign.
 * </ul>
 *
 * <p>The result means the same whether {@code standard_conforming_strings} is on or off. A placeholder inside quotes or a
 * comment, or one that would grow together with its neighbour, is refused. Immutable, and safe for use by several threads.
 */
public final class Sql {

    private static final Sql EMPTY = new Sql("", "", ' ', ' ');

    private final String text;
    private final String shown;
    private final char firstSolid;
    private final char lastSolid;

    /** The characters are the first and the last outside of white space and comments; a space for none. */
    Sql(String text, String shown, char firstSolid, char lastSolid) {
        this.text = text;
        this.shown = shown;
        this.firstSolid = firstSolid;
        this.lastSolid = lastSolid;
    }

    /**
     * The template with its placeholders filled in, in order.
     *
     * @throws SqlCompositionException when an argument is missing, left over, of the wrong kind, or cannot be said in SQL;
     *     when a placeholder stands where it could not be quoted; or when a quote or comment of the template stays open
     */
    public static Sql format(String template, @Nullable Object @Nullable ... arguments) {
        requireNonNull(template, "template");
        // a lone null is handed over by Java as no array at all
        return new Template(template, arguments == null ? new @Nullable Object[] {null} : arguments).fill();
    }

    /** No SQL at all: what is left out of a statement. */
    public static Sql empty() {
        return EMPTY;
    }

    /**
     * A quoted name: {@code Sql.identifier("app", "orders")} is {@code "app"."orders"}.
     *
     * @throws SqlCompositionException when it is no name, see {@link Identifier}
     */
    public static Sql identifier(String first, String... more) {
        return format("%I", Identifier.of(first, more));
    }

    /**
     * A value as a literal, negative numbers in parentheses.
     *
     * @throws SqlCompositionException when it is of no kind that {@code %L} takes, or cannot be said in SQL
     */
    public static Sql literal(@Nullable Object value) {
        return format("%L", value).enclosed(Literals.isNegative(value));
    }

    /**
     * The parts with a separator between them; {@link #empty} for no parts.
     *
     * @param separator a template without placeholders, {@code ", "} for example
     * @throws SqlCompositionException when a part would grow together with its neighbour
     */
    public static Sql join(String separator, List<Sql> parts) {
        Sql between = format(requireNonNull(separator, "separator"));
        requireNonNull(parts, "parts");
        Seams joined = new Seams();
        for (int i = 0; i < parts.size(); i++) {
            joined.piece(i == 0 ? EMPTY : between, "the separator before part " + (i + 1));
            joined.piece(requireNonNull(parts.get(i), "a part"), "part " + (i + 1));
        }
        return joined.sql();
    }

    private Sql enclosed(boolean enclose) {
        return enclose ? new Sql("(" + text + ")", "(" + shown + ")", '(', ')') : this;
    }

    /** The SQL to execute, with every value in it. Not for logs: a literal may be a password. */
    public String text() {
        return text;
    }

    String shown() {
        return shown;
    }

    char firstSolid() {
        return firstSolid;
    }

    char lastSolid() {
        return lastSolid;
    }

    /** The SQL with {@code ***} in place of every literal. */
    @Override
    public String toString() {
        return shown;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sql sql && text.equals(sql.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
