package dev.regauge.parity;

import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One piece of JDBC done the same way on every driver, and what is observed of it. Written line by line:
 *
 * <pre>{@code
 * Probe.named("placeholders/in-bare-array")
 *         .given("create table item (id int)", "insert into item values (1), (2), (3)")
 *         .prepare("select id from item where id in ?")
 *         .setArray(1, "int4", 1, 2)
 *         .query();
 * }</pre>
 *
 * <p>It runs on a connection of its own in autocommit, in an empty schema of its own that is first on the search path.
 * {@link #code} is derived from the lines, so a report shows what was run. Immutable: each method returns a longer probe.
 */
public final class Probe {

    private final String id;
    private final List<String> setup;
    private final boolean inTransaction;
    private final List<Step> steps;

    private Probe(String id, List<String> setup, boolean inTransaction, List<Step> steps) {
        this.id = id;
        this.setup = List.copyOf(setup);
        this.inTransaction = inTransaction;
        this.steps = List.copyOf(steps);
    }

    /** A probe that does nothing yet. The id is {@code group/name} in kebab-case and never changes: rules cite it. */
    public static Probe named(String id) {
        return new Probe(id, List.of(), false, List.of());
    }

    /** What the schema holds before the first line runs. When this fails, nothing is measured. */
    public Probe given(String... sql) {
        return new Probe(id, joined(setup, List.of(sql)), inTransaction, steps);
    }

    /** Begins a transaction before the set-up; it is rolled back in the end, so it may create what no schema holds. */
    public Probe inTransaction() {
        return new Probe(id, setup, true, steps);
    }

    /** Prepares the statement that the lines after this one are about. */
    public Probe prepare(String sql) {
        return step(
                "PreparedStatement s = connection.prepareStatement(" + Step.quoted(sql) + ")",
                run -> run.use(run.connection().prepareStatement(sql)));
    }

    /** {@code setInt}. */
    public Probe setInt(int index, int value) {
        return step(
                "s.setInt(" + index + ", " + value + ")", run -> run.prepared().setInt(index, value));
    }

    /** {@code setLong}. */
    public Probe setLong(int index, long value) {
        return step(
                "s.setLong(" + index + ", " + value + "L)",
                run -> run.prepared().setLong(index, value));
    }

    /** {@code setBoolean}. */
    public Probe setBoolean(int index, boolean value) {
        return step(
                "s.setBoolean(" + index + ", " + value + ")",
                run -> run.prepared().setBoolean(index, value));
    }

    /** {@code setString}. */
    public Probe setString(int index, String value) {
        return step(
                "s.setString(" + index + ", " + Step.quoted(value) + ")",
                run -> run.prepared().setString(index, value));
    }

    /** {@code setNull} with {@link Types#VARCHAR}. */
    public Probe setNullVarchar(int index) {
        return step(
                "s.setNull(" + index + ", Types.VARCHAR)", run -> run.prepared().setNull(index, Types.VARCHAR));
    }

    /** {@code setNull} with {@link Types#TIMESTAMP}. */
    public Probe setNullTimestamp(int index) {
        return step(
                "s.setNull(" + index + ", Types.TIMESTAMP)",
                run -> run.prepared().setNull(index, Types.TIMESTAMP));
    }

    /** {@code setArray} with an array of the elements' own class; there must be one at least. */
    public Probe setArray(int index, String type, Object... elements) {
        Object[] typed = Arrays.copyOf(elements, elements.length, arrayOf(elements[0].getClass()));
        String literals = Stream.of(elements)
                .map(element -> element instanceof String text ? Step.quoted(text) : element.toString())
                .collect(Collectors.joining(", ", elements[0].getClass().getSimpleName() + "[] {", "}"));
        return step(
                "s.setArray(" + index + ", connection.createArrayOf(" + Step.quoted(type) + ", new " + literals + "))",
                run -> run.prepared().setArray(index, run.connection().createArrayOf(type, typed)));
    }

    /** {@code setObject}; the code is how a program would write the value. */
    public Probe setObject(int index, String code, Object value) {
        return step(
                "s.setObject(" + index + ", " + code + ")",
                run -> run.prepared().setObject(index, value));
    }

    /** {@code executeQuery} of the prepared statement; every row is observed by {@code getString}. */
    public Probe query() {
        return step(
                "s.executeQuery()",
                run -> run.observe(Rows.asStrings(run.prepared().executeQuery())));
    }

    /** {@code executeUpdate} of the prepared statement; the count is observed. */
    public Probe update() {
        return step(
                "s.executeUpdate()",
                run -> run.observe(Rows.updated(run.prepared().executeUpdate())));
    }

    /** {@code execute} of the prepared statement; all its results are observed. */
    public Probe execute() {
        return step(
                "s.execute()",
                run -> run.observe(Rows.results(run.prepared(), run.prepared().execute())));
    }

    /** {@code execute} of a plain {@code Statement}; all its results are observed. */
    public Probe executePlain(String sql) {
        return step("connection.createStatement().execute(" + Step.quoted(sql) + ")", run -> {
            Statement statement = run.plain();
            run.observe(Rows.results(statement, statement.execute(sql)));
        });
    }

    /** What the server holds afterwards: the rows of a query whose columns are of type text. */
    public Probe thenStored(String sql) {
        return thenStored(sql, UnaryOperator.identity());
    }

    /** {@link #thenStored(String)} where the value itself changes from run to run, and only what it means is kept. */
    Probe thenStored(String sql, UnaryOperator<String> meaning) {
        return step(
                "connection.createStatement().executeQuery(" + Step.quoted(sql) + ")",
                run -> run.observe(
                        "stored " + meaning.apply(Rows.asStrings(run.plain().executeQuery(sql)))));
    }

    /** A line that none of the other methods can say. */
    Probe step(String code, Step.Action action) {
        return new Probe(id, setup, inTransaction, joined(steps, List.of(new Step(code, action))));
    }

    /** Unique; the part before the slash is the group. */
    public String id() {
        return id;
    }

    /** The SQL that prepares the schema, one statement each. */
    public List<String> setup() {
        return setup;
    }

    /** The JDBC that is run, one statement a line, as a Java program would have it. */
    public String code() {
        String begin = inTransaction ? "connection.setAutoCommit(false);\n" : "";
        return begin + steps.stream().map(step -> step.code() + ";").collect(Collectors.joining("\n"));
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }

    boolean rollsBack() {
        return inTransaction;
    }

    List<Step> steps() {
        return steps;
    }

    private static Class<? extends Object[]> arrayOf(Class<?> element) {
        return element.arrayType().asSubclass(Object[].class);
    }

    private static <T> List<T> joined(List<T> first, List<T> more) {
        return Stream.concat(first.stream(), more.stream()).toList();
    }
}
