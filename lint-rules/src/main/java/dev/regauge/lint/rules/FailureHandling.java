package dev.regauge.lint.rules;

import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.Call;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a program tells failures apart, and how it reads what a procedure gives out. */
final class FailureHandling {

    private FailureHandling() {}

    /** {@code catch (SQLIntegrityConstraintViolationException e)}, and {@code instanceof} with it. */
    static CallRule caughtSubclass() {
        Description description = Description.of(
                        "caught-subclass", "A subclass of SQLException that pgjdbc never throws")
                .why(
                        "pgjdbc throws PSQLException for all that the server refuses, and the SQLState tells what it was. pgjdbc-ng"
                                + " throws SQLIntegrityConstraintViolationException for states that begin with 23: a catch for it, or"
                                + " an instanceof, sees nothing any more.")
                .bad("catch (SQLIntegrityConstraintViolationException e)")
                .good("catch (SQLException e) { if (e.getSQLState().startsWith(\"23\")) .. }")
                .probesOutsideSql("errors/catch-integrity");
        return new CallRule(
                description,
                (call, others) -> call.owner().equals("java.sql.SQLIntegrityConstraintViolationException")
                                && others.stream().noneMatch(FailureHandling::tellsOtherwise)
                        ? subclass(call)
                        : Optional.empty());
    }

    /** Who asks for the class of a failure may ask elsewhere for more: a test alone is no error. */
    private static Optional<CallRule.Seen> subclass(Call call) {
        boolean caught = call.method().equals(Call.CATCH);
        if (!caught && !call.method().equals(Call.INSTANCE_OF_EXCEPTION)) {
            return Optional.empty();
        }
        return Optional.of(new CallRule.Seen(
                        "errors/catch-integrity",
                        "SQLIntegrityConstraintViolationException is " + (caught ? "caught" : "asked for")
                                + ", which not every driver throws",
                        (caught ? "Catch SQLException and ask" : "Ask") + " whether its SQLState begins with 23.",
                        "")
                .atMost(caught ? Severity.ERROR : Severity.WARNING));
    }

    /** Whether the same code asks by the state, or by the name of pgjdbc's exception, what has failed. */
    private static boolean tellsOtherwise(Call call) {
        return call.method().equals("getSQLState")
                || call.constant(0)
                        .filter(name -> name.contains("PSQLException"))
                        .isPresent();
    }

    /** {@code getUpdateCounts()}. */
    static CallRule batchCounts() {
        Description description = Description.of("batch-update-counts", "The counts of a batch that failed")
                .why(
                        "pgjdbc gives a count for each entry and marks all as failed, because in autocommit none is kept; pgjdbc-ng gives"
                                + " the counts up to the failure and goes on behind it, and simple query mode keeps all but the one. Who takes"
                                + " the length for the place of the failure repeats or loses rows.")
                .bad("int failed = e.getUpdateCounts().length")
                .good("each count that is Statement.EXECUTE_FAILED, in a transaction that is rolled back")
                .probesOutsideSql("batch/failure-autocommit");
        return new CallRule(
                description,
                (call, others) -> call.method().equals("getUpdateCounts")
                                && call.owner().equals("java.sql.BatchUpdateException")
                                && !call.within().startsWith("<init>")
                        ? Optional.of(new CallRule.Seen(
                                        "batch/failure-autocommit",
                                        "getUpdateCounts of a failed batch has other lengths and marks on each driver",
                                        "Run the batch in a transaction, roll back, and look for the failed entry by its values.",
                                        "")
                                .atMost(runsBatch(others) ? Severity.ERROR : Severity.WARNING))
                        : Optional.empty());
    }

    /** Where the batch is run elsewhere, nobody knows whose it is. */
    private static boolean runsBatch(List<Call> calls) {
        return calls.stream().anyMatch(call -> call.method().startsWith("execute"));
    }

    /** {@code e.getMessage().startsWith("ERROR: ")}. */
    static CallRule messageText() {
        Description description = Description.of("message-text", "An error is told by words that one driver adds")
                .why(
                        "pgjdbc puts ERROR: before the server's message and Detail:, Hint: and Position: behind it; pgjdbc-ng gives the"
                                + " message alone. And every word is in the server's language.")
                .bad("e.getMessage().startsWith(\"ERROR: duplicate key\")")
                .good("\"23505\".equals(e.getSQLState())")
                .probesOutsideSql("errors/message-prefix", "errors/message-detail", "errors/message-position");
        return new CallRule(description, (call, others) -> {
            boolean ofMessage =
                    call.owner().equals("java.lang.String") && call.on().endsWith(".getMessage");
            return ofMessage
                    ? call.constant(0)
                            .flatMap(FailureHandling::probe)
                            .map(probe -> new CallRule.Seen(
                                    probe,
                                    "getMessage()." + call.method() + "(\""
                                            + call.constant(0).orElse("") + "\") asks for words that one driver adds",
                                    "Ask getSQLState(), which every driver and every language has alike.",
                                    ""))
                    : Optional.empty();
        });
    }

    private static Optional<String> probe(String words) {
        if (words.startsWith("ERROR:") || words.startsWith("FATAL:")) {
            return Optional.of("errors/message-prefix");
        }
        if (words.contains("Position:")) {
            return Optional.of("errors/message-position");
        }
        return Stream.of("Detail:", "Hint:").anyMatch(words::contains)
                ? Optional.of("errors/message-detail")
                : Optional.empty();
    }

    /** {@code registerOutParameter("total", ..)}. */
    static CallRule outParameterByName() {
        Description description = Description.of("out-parameter-by-name", "Parameters of a call by their names")
                .why(
                        "No driver that was measured binds or reads parameters of a CallableStatement by name: pgjdbc refuses with"
                                + " 0A000.")
                .bad("call.registerOutParameter(\"total\", Types.INTEGER)")
                .good("call.registerOutParameter(1, Types.INTEGER)")
                .brokenEverywhere()
                .probesOutsideSql("calls/out-by-name");
        return new CallRule(
                description,
                (call, others) -> call.method().equals("registerOutParameter")
                                && call.owner().equals("java.sql.CallableStatement")
                                && call.descriptor().startsWith("(Ljava/lang/String;")
                                && call.constant(0).isPresent()
                        ? Optional.of(new CallRule.Seen(
                                "calls/out-by-name",
                                "registerOutParameter("
                                        + call.constant(0)
                                                .map(name -> "\"" + name + "\"")
                                                .orElse("..") + ", ..) names a parameter, which no driver knows",
                                "Count the parameters: registerOutParameter(1, ..), getInt(1).",
                                ""))
                        : Optional.empty());
    }
}
