package dev.regauge.parity;

import java.sql.Connection;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final String id;
    private final List<String> setup;
    private final Seat seat;
    private final List<Step> steps;
    private final String instead;

    /** Where a probe runs. */
    private enum Seat {
        OWN_CONNECTION,
        OWN_CONNECTION_IN_TRANSACTION,
        SHARED_CONNECTION
    }

    private Probe(String id, List<String> setup, Seat seat, List<Step> steps, String instead) {
        this.id = id;
        this.setup = List.copyOf(setup);
        this.seat = seat;
        this.steps = List.copyOf(steps);
        this.instead = instead;
    }

    /**
     * A probe that does nothing yet. The id is {@code group/name} in kebab-case and never changes: rules cite it.
     *
     * @throws IllegalArgumentException when the id names no group
     */
    public static Probe named(String id) {
        if (id.indexOf('/') < 1) {
            throw new IllegalArgumentException(
                    "Not a probe's id: \"" + id + "\"; write group/name in kebab-case, as in mine/limit");
        }
        return new Probe(id, List.of(), Seat.OWN_CONNECTION, List.of(), "");
    }

    /** What the schema holds before the first line runs. When this fails, nothing is measured. */
    public Probe given(String... sql) {
        return new Probe(id, joined(setup, List.of(sql)), seat, steps, instead);
    }

    /** Begins a transaction before the set-up; it is rolled back in the end, so it may create what no schema holds. */
    public Probe inTransaction() {
        return new Probe(id, setup, Seat.OWN_CONNECTION_IN_TRANSACTION, steps, instead);
    }

    /**
     * Runs on a connection and in a schema that other probes with the same set-up use too, which is faster. It must leave
     * both as they were, and its SQL text must be its own: drivers remember statements by their text.
     */
    public Probe onSharedConnection() {
        return new Probe(id, setup, Seat.SHARED_CONNECTION, steps, instead);
    }

    /** What to write so that every driver does the same, in a sentence; code stands between backticks. */
    public Probe instead(String advice) {
        return new Probe(id, setup, seat, steps, advice);
    }

    /**
     * Plain JDBC, as a lambda written in this very call, of the names {@code connection} and {@code see}. Its source text
     * is the probe's code where the source file lies beside the class on the class path; otherwise a line names the place.
     */
    public Probe does(Jdbc jdbc) {
        String code = CALLERS.walk(frames -> frames.skip(1)
                .findFirst()
                .map(frame -> SourceCode.ofLambda(frame, ".does("))
                .orElseThrow());
        return new Probe(
                id,
                setup,
                seat,
                joined(steps, List.of(new Step(code, see -> jdbc.run(see.connection(), see)))),
                instead);
    }

    /** One line of plain JDBC whose code is given beside it, for probes that are generated. */
    public Probe line(String code, Jdbc jdbc) {
        return step(code, see -> jdbc.run(see.connection(), see));
    }

    /** Shows the value of a variable in the code of the lines so far, where several probes are written as one method. */
    public Probe showing(String variable, String code) {
        Pattern name = Pattern.compile("\\b" + Pattern.quote(variable) + "\\b(?!\\()");
        List<Step> shown = steps.stream()
                .map(step ->
                        new Step(name.matcher(step.code()).replaceAll(Matcher.quoteReplacement(code)), step.action()))
                .toList();
        return new Probe(id, setup, seat, shown, instead);
    }

    /** A piece of JDBC and what is observed of it. */
    public interface Jdbc {
        /**
         * Runs on a connection in autocommit.
         *
         * @throws Exception whatever the driver throws; the probe's outcome is then a failure
         */
        void run(Connection connection, Observer see) throws Exception;
    }

    /** Prepares the statement that the lines after this one are about. */
    public Probe prepare(String sql) {
        return step(
                "PreparedStatement s = connection.prepareStatement(" + Step.quoted(sql) + ")",
                see -> see.use(see.connection().prepareStatement(sql)));
    }

    /** {@code setInt}. */
    public Probe setInt(int index, int value) {
        return step(
                "s.setInt(" + index + ", " + value + ")", see -> see.prepared().setInt(index, value));
    }

    /** {@code setLong}. */
    public Probe setLong(int index, long value) {
        return step(
                "s.setLong(" + index + ", " + value + "L)",
                see -> see.prepared().setLong(index, value));
    }

    /** {@code setBoolean}. */
    public Probe setBoolean(int index, boolean value) {
        return step(
                "s.setBoolean(" + index + ", " + value + ")",
                see -> see.prepared().setBoolean(index, value));
    }

    /** {@code setString}. */
    public Probe setString(int index, String value) {
        return step(
                "s.setString(" + index + ", " + Step.quoted(value) + ")",
                see -> see.prepared().setString(index, value));
    }

    /** {@code setNull} with {@link Types#VARCHAR}. */
    public Probe setNullVarchar(int index) {
        return step(
                "s.setNull(" + index + ", Types.VARCHAR)", see -> see.prepared().setNull(index, Types.VARCHAR));
    }

    /** {@code setNull} with {@link Types#TIMESTAMP}. */
    public Probe setNullTimestamp(int index) {
        return step(
                "s.setNull(" + index + ", Types.TIMESTAMP)",
                see -> see.prepared().setNull(index, Types.TIMESTAMP));
    }

    /** {@code setArray} with an array of the elements' own class; there must be one at least. */
    public Probe setArray(int index, String type, Object... elements) {
        Object[] typed = Arrays.copyOf(elements, elements.length, arrayOf(elements[0].getClass()));
        String literals = Stream.of(elements)
                .map(element -> element instanceof String text ? Step.quoted(text) : element.toString())
                .collect(Collectors.joining(", ", elements[0].getClass().getSimpleName() + "[] {", "}"));
        return step(
                "s.setArray(" + index + ", connection.createArrayOf(" + Step.quoted(type) + ", new " + literals + "))",
                see -> see.prepared().setArray(index, see.connection().createArrayOf(type, typed)));
    }

    /** {@code setObject}; the code is how a program would write the value. */
    public Probe setObject(int index, String code, Object value) {
        return step(
                "s.setObject(" + index + ", " + code + ")",
                see -> see.prepared().setObject(index, value));
    }

    /** {@code executeQuery} of the prepared statement; every row is observed by {@code getString}. */
    public Probe query() {
        return step("s.executeQuery()", see -> see.rows(see.prepared().executeQuery()));
    }

    /** {@code executeUpdate} of the prepared statement; the count is observed. */
    public Probe update() {
        return step("s.executeUpdate()", see -> see.count(see.prepared().executeUpdate()));
    }

    /** {@code execute} of the prepared statement; all its results are observed. */
    public Probe execute() {
        return step(
                "s.execute()", see -> see.results(see.prepared(), see.prepared().execute()));
    }

    /** {@code execute} of a plain {@code Statement}; all its results are observed. */
    public Probe executePlain(String sql) {
        return step("connection.createStatement().execute(" + Step.quoted(sql) + ")", see -> {
            Statement statement = see.connection().createStatement();
            see.results(statement, statement.execute(sql));
        });
    }

    /** What the server holds afterwards: the rows of a query whose columns are of type text. */
    public Probe thenStored(String sql) {
        return step("connection.createStatement().executeQuery(" + Step.quoted(sql) + ")", see -> see.stored(sql));
    }

    private Probe step(String code, Step.Action action) {
        return new Probe(id, setup, seat, joined(steps, List.of(new Step(code + ";", action))), instead);
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
        String begin = rollsBack() ? "connection.setAutoCommit(false);\n" : "";
        return begin + steps.stream().map(Step::code).collect(Collectors.joining("\n"));
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }

    /** The part of the id before the slash. */
    public String group() {
        return id.substring(0, id.indexOf('/'));
    }

    /** What to write so that every driver does the same; empty where nobody has said. */
    public String advice() {
        return instead;
    }

    boolean rollsBack() {
        return seat == Seat.OWN_CONNECTION_IN_TRANSACTION;
    }

    boolean shares() {
        return seat == Seat.SHARED_CONNECTION;
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
