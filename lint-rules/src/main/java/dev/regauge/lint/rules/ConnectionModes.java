package dev.regauge.lint.rules;

import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a program asks of its connection. */
final class ConnectionModes {

    private static final String CONNECTION = "java.sql.Connection";
    private static final Set<String> ENDS_A_TRANSACTION = Set.of("setAutoCommit", "commit", "rollback");

    /** Who makes a large object and does none of these only tries whether it can be made. */
    private static final Set<String> FILLS = Set.of(
            "setAsciiStream",
            "setBinaryStream",
            "setBlob",
            "setBytes",
            "setCharacterStream",
            "setClob",
            "setNClob",
            "setString");

    private ConnectionModes() {}

    /** {@code setReadOnly(true)} on a connection in autocommit. */
    static CallRule readOnly() {
        Description description = Description.of(
                        "read-only-in-autocommit", "A read-only connection in autocommit may write")
                .why(
                        "Since 42.2.9 pgjdbc tells the server at the begin of a transaction only. In autocommit there is none, and what"
                                + " was refused with 25006 is stored. Who relies on it as a safety net has none.")
                .bad("connection.setReadOnly(true); connection.createStatement().execute(sql)")
                .good("connection.setReadOnly(true); connection.setAutoCommit(false)")
                .probesOutsideSql("transactions/readonly-autocommit");
        return new CallRule(description, (call, others) -> {
            boolean readOnly = on(call, "setReadOnly")
                    && call.constant(0).filter("1"::equals).isPresent();
            boolean own = others.stream().anyMatch(other -> other.method().equals("getConnection"));
            return readOnly && own && !StatementLimits.begins(others)
                    ? Optional.of(new CallRule.Seen(
                                    "transactions/readonly-autocommit",
                                    "setReadOnly(true) on a connection in autocommit keeps nothing from being written on newer drivers",
                                    "Call setAutoCommit(false) too, or connect with readOnlyMode=always, or as a role that may not write.",
                                    "")
                            .atMost(Severity.WARNING)) // nobody knows whether the program ever tries to write
                    : Optional.empty();
        });
    }

    /** {@code setTransactionIsolation} behind the first statement of a transaction. */
    static CallRule isolation() {
        Description description = Description.of(
                        "isolation-within-transaction", "The isolation level of a transaction that has begun")
                .why(
                        "PostgreSQL changes the level before the first statement of a transaction only. pgjdbc refuses: 25001. pgjdbc-ng"
                                + " says nothing and stays at the old level, so that a transaction believes to be serializable that is not.")
                .bad("setAutoCommit(false); executeQuery(); setTransactionIsolation(TRANSACTION_SERIALIZABLE)")
                .good("setTransactionIsolation(TRANSACTION_SERIALIZABLE); setAutoCommit(false); executeQuery()")
                .probesOutsideSql("transactions/isolation-within");
        return new CallRule(description, (call, others) -> {
            return on(call, "setTransactionIsolation") && isWithinTransaction(others, call)
                    ? Optional.of(new CallRule.Seen(
                            "transactions/isolation-within",
                            "setTransactionIsolation behind the begin of a transaction and its first statement",
                            "Set the level before setAutoCommit(false), or as the first thing after it.",
                            ""))
                    : Optional.empty();
        });
    }

    /** Whether something was executed since autocommit was left, or since the last transaction ended. */
    private static boolean isWithinTransaction(List<Call> calls, Call call) {
        boolean begun = false;
        boolean worked = false;
        for (Call before : calls.subList(0, Math.max(0, calls.indexOf(call)))) {
            if (on(before, "setAutoCommit")) {
                begun = before.constant(0).filter("0"::equals).isPresent();
            }
            worked = before.method().startsWith("execute") || (worked && !ends(before));
        }
        return begun && worked;
    }

    private static boolean ends(Call call) {
        return ENDS_A_TRANSACTION.contains(call.method()) && call.owner().equals(CONNECTION);
    }

    /** {@code setNetworkTimeout(..)}. */
    static CallRule networkTimeout() {
        Description description = Description.of(
                        "set-network-timeout", "setNetworkTimeout is known to newer drivers only")
                .why("pgjdbc 9.4.1212 refuses setNetworkTimeout: 0A000. Pools that call it go without a limit then.")
                .bad("connection.setNetworkTimeout(executor, 5000)")
                .good("jdbc:postgresql://db1/shop?socketTimeout=5")
                .probesOutsideSql("session/network-timeout");
        return new CallRule(
                description,
                (call, others) -> on(call, "setNetworkTimeout")
                        ? Optional.of(new CallRule.Seen(
                                        "session/network-timeout",
                                        "setNetworkTimeout is not implemented by older drivers",
                                        "Set socketTimeout in the URL as well, which every version knows.",
                                        "")
                                .whereLacking())
                        : Optional.empty());
    }

    /** {@code createClob()}, {@code createBlob()}. */
    static CallRule largeObjects() {
        Description description = Description.of(
                        "create-large-object", "createClob and createBlob are not implemented by pgjdbc")
                .why(
                        "PostgreSQL has text and bytea, which need no locator. pgjdbc implements createBlob, createClob and createNClob"
                                + " in no version that was measured: 0A000. pgjdbc-ng makes a large object.")
                .bad("Clob clob = connection.createClob()")
                .good("statement.setString(1, text)")
                .probesOutsideSql("largeobjects/create-clob", "largeobjects/create-blob");
        return new CallRule(description, (call, others) -> {
            boolean clob = on(call, "createClob") || on(call, "createNClob");
            boolean filled = others.stream().anyMatch(other -> FILLS.contains(other.method()));
            return filled && (clob || on(call, "createBlob"))
                    ? Optional.of(new CallRule.Seen(
                                    clob ? "largeobjects/create-clob" : "largeobjects/create-blob",
                                    call.method() + " is not implemented by every driver",
                                    clob
                                            ? "Bind the text itself: setString, or setCharacterStream."
                                            : "Bind the bytes themselves, setBytes or setBinaryStream, to a bytea column.",
                                    "")
                            .atMost(asksForType(others) ? Severity.INFO : Severity.ERROR))
                    : Optional.empty();
        });
    }

    /** PostgreSQL has no column of a type that is a large object to JDBC. */
    private static boolean asksForType(List<Call> calls) {
        return calls.stream().anyMatch(call -> call.method().equals(Call.LARGE_OBJECT_TYPE));
    }

    /** {@code prepareStatement(sql, new int[] {1})}. */
    static CallRule keysByIndex() {
        Description description = Description.of("generated-keys-by-index", "Generated keys by the number of a column")
                .why(
                        "No driver that was measured returns keys by the number of their column: pgjdbc refuses with 0A000.")
                .bad("connection.prepareStatement(sql, new int[] {1})")
                .good("connection.prepareStatement(sql, new String[] {\"id\"})")
                .brokenEverywhere()
                .probesOutsideSql("keys/column-index");
        return new CallRule(
                description,
                (call, others) -> on(call, "prepareStatement")
                                && call.descriptor().startsWith("(Ljava/lang/String;[I)")
                                && others.stream()
                                        .anyMatch(other -> other.method().equals(Call.NUMBERS))
                        ? Optional.of(new CallRule.Seen(
                                "keys/column-index",
                                "prepareStatement with an array of column numbers is implemented by no driver",
                                "Name the columns, spelled as the table has them: new String[] {\"id\"}.",
                                "prepareStatement(sql, new String[] {\"id\"})"))
                        : Optional.empty());
    }

    private static boolean on(Call call, String method) {
        return call.method().equals(method) && call.owner().equals(CONNECTION);
    }
}
