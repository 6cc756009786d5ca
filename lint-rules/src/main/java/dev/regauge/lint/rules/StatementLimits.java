package dev.regauge.lint.rules;

import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Limits that a program sets on its statements, and calls that not every version has. */
final class StatementLimits {

    private static final Set<String> STATEMENTS =
            Set.of("java.sql.Statement", "java.sql.PreparedStatement", "java.sql.CallableStatement");

    private static final Set<String> NO_LIMITS = Set.of("0", String.valueOf(Integer.MAX_VALUE));

    private StatementLimits() {}

    /** {@code setMaxRows(100)}. */
    static CallRule maxRows() {
        Description description = Description.of("max-rows-ignored", "setMaxRows is ignored by some drivers")
                .why(
                        "pgjdbc-ng and pgjdbc in simple query mode take the limit and do not keep to it, so that a program that relies"
                                + " on it reads all rows; on the other drivers it gets no more than it asked for.")
                .bad("statement.setMaxRows(100)")
                .good("SELECT .. LIMIT 100")
                .probesOutsideSql("cursors/max-rows");
        return new CallRule(
                description,
                (call, others) -> on(call, "setMaxRows")
                                && !call.constant(0).filter(NO_LIMITS::contains).isPresent()
                        ? Optional.of(new CallRule.Seen(
                                        "cursors/max-rows",
                                        "setMaxRows(" + call.constant(0).orElse("..")
                                                + ") is kept to by some drivers and not by others",
                                        "Put a LIMIT into the SQL, which every driver sends.",
                                        "")
                                .atMost(isSeveral(call.constant(0)) ? Severity.ERROR : Severity.WARNING))
                        : Optional.empty());
    }

    /** Who asks for one row looks at one, whatever comes behind it. */
    private static boolean isSeveral(Optional<String> rows) {
        return rows.isPresent() && !rows.get().equals("1");
    }

    /** {@code setLargeMaxRows(..)}. */
    static CallRule largeMaxRows() {
        Description description = Description.of("large-max-rows", "setLargeMaxRows is not implemented")
                .why(
                        "pgjdbc implements setLargeMaxRows in no version that was measured: 0A000. pgjdbc-ng takes it and ignores it.")
                .bad("statement.setLargeMaxRows(100)")
                .good("statement.setMaxRows(100)")
                .probesOutsideSql("cursors/max-rows-large");
        return new CallRule(
                description,
                (call, others) -> on(call, "setLargeMaxRows")
                        ? Optional.of(new CallRule.Seen(
                                "cursors/max-rows-large",
                                "setLargeMaxRows is not implemented by every driver",
                                "Use setMaxRows, or a LIMIT in the SQL.",
                                "setMaxRows(..)"))
                        : Optional.empty());
    }

    /** {@code setMaxFieldSize(1000)}. */
    static CallRule maxFieldSize() {
        Description description = Description.of("max-field-size", "setMaxFieldSize cuts other columns on each driver")
                .why(
                        "pgjdbc cuts bytea values to the size and leaves texts whole; pgjdbc-ng cuts neither. Nobody is told that a"
                                + " value was cut.")
                .bad("statement.setMaxFieldSize(1000)")
                .good("SELECT left(body, 1000) FROM articles")
                .probesOutsideSql("cursors/max-field-size");
        return new CallRule(
                description,
                (call, others) -> on(call, "setMaxFieldSize")
                                && !call.constant(0).filter("0"::equals).isPresent()
                        ? Optional.of(new CallRule.Seen(
                                        "cursors/max-field-size",
                                        "setMaxFieldSize(" + call.constant(0).orElse("..")
                                                + ") cuts other columns on each driver",
                                        "Cut in the SQL, with left(..) or substring(..), where it is meant.",
                                        "")
                                .atMost(call.constant(0).isPresent() ? Severity.ERROR : Severity.WARNING))
                        : Optional.empty());
    }

    /** {@code setFetchSize(100)} where nothing begins a transaction. */
    static CallRule fetchSize() {
        Description description = Description.of(
                        "fetch-size-in-autocommit", "A fetch size in autocommit reads all rows at once")
                .why(
                        "pgjdbc reads rows in portions within a transaction only; in autocommit it holds the whole result in memory."
                                + " pgjdbc-ng reads in portions either way, as long as the connection does nothing else.")
                .bad("connection.createStatement().setFetchSize(100)")
                .good("connection.setAutoCommit(false); connection.createStatement().setFetchSize(100)")
                .probesOutsideSql("cursors/fetch-size-autocommit-round-trips");
        return new CallRule(description, (call, others) -> {
            boolean portions = on(call, "setFetchSize")
                    && call.constant(0)
                            .map(size -> !size.equals("0") && !size.startsWith("-"))
                            .orElse(false);
            boolean own = others.stream().anyMatch(other -> other.method().equals("getConnection"));
            return portions && own && !begins(others)
                    ? Optional.of(new CallRule.Seen(
                            "cursors/fetch-size-autocommit-round-trips",
                            "setFetchSize(" + call.constant(0).orElse("..")
                                    + ") on a connection of its own, and no setAutoCommit(false) in sight",
                            "Call setAutoCommit(false) before the query and commit() after it. Its price: the transaction stays"
                                    + " open while the rows are read.",
                            ""))
                    : Optional.empty();
        });
    }

    /** {@code cancel()}. */
    static CallRule cancel() {
        Description description = Description.of("statement-cancel", "cancel() is not implemented by pgjdbc-ng")
                .why(
                        "pgjdbc-ng throws \"Operation not implemented\" from cancel(), and the statement runs on; pgjdbc asks the server"
                                + " over another connection, and the statement fails with 57014.")
                .bad("statement.cancel()")
                .good("statement.setQueryTimeout(30)")
                .probesOutsideSql("errors/cancelled");
        return new CallRule(
                description,
                (call, others) -> on(call, "cancel")
                        ? Optional.of(new CallRule.Seen(
                                        "errors/cancelled",
                                        "cancel() ends the statement on some drivers only",
                                        "Expect 57014 where the statement runs, or let setQueryTimeout end it.",
                                        "")
                                .atMost(Severity.WARNING)) // the program gets what it asks for
                        : Optional.empty());
    }

    /** {@code executeLargeUpdate()}, {@code executeLargeBatch()}. */
    static CallRule largeCounts() {
        Description description = Description.of("large-update-counts", "Large counts are known to newer drivers only")
                .why(
                        "executeLargeUpdate and executeLargeBatch came with JDBC 4.2. pgjdbc 9.4.1212 and 42.2.5 refuse them: 0A000.")
                .bad("statement.executeLargeUpdate(\"DELETE FROM lines\")")
                .good("statement.executeUpdate(\"DELETE FROM lines\")")
                .probesOutsideSql("keys/update-large", "batch/large");
        return new CallRule(description, (call, others) -> {
            boolean update = on(call, "executeLargeUpdate");
            return update || on(call, "executeLargeBatch")
                    ? Optional.of(new CallRule.Seen(
                            update ? "keys/update-large" : "batch/large",
                            call.method() + " is not implemented by older drivers",
                            "Use " + call.method().replace("Large", "") + " where counts fit an int.",
                            ""))
                    : Optional.empty();
        });
    }

    /** Whether a method begins a transaction, or asks whether one is open. */
    static boolean begins(List<Call> calls) {
        return calls.stream()
                .anyMatch(call -> call.method().equals("setAutoCommit")
                        && !call.constant(0).filter("1"::equals).isPresent());
    }

    private static boolean on(Call call, String method) {
        return call.method().equals(method) && STATEMENTS.contains(call.owner());
    }
}
