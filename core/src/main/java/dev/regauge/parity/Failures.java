package dev.regauge.parity;

import dev.regauge.route.Outcome;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a driver threw, so that the same refusal of the server reads the same whichever driver passed it on. */
final class Failures {

    private static final List<String> SEVERITIES = List.of("ERROR: ", "FATAL: ", "PANIC: ");

    private static final Set<Class<?>> THROWN_BY_THE_JVM = Set.of(
            ArithmeticException.class,
            ArrayIndexOutOfBoundsException.class,
            ArrayStoreException.class,
            ClassCastException.class,
            NegativeArraySizeException.class,
            NullPointerException.class,
            StackOverflowError.class,
            StringIndexOutOfBoundsException.class);

    private Failures() {}

    /** The failure without what differs from driver to driver, or from run to run, and means nothing. */
    static Outcome.Failure of(Throwable thrown) {
        if (thrown instanceof BatchUpdateException batch && batch.getNextException() != null) {
            return of(batch.getNextException());
        }
        if (thrown instanceof SQLException sql && !(sql.getCause() instanceof RuntimeException)) {
            return new Outcome.Failure(state(sql), message(sql));
        }
        Throwable root = thrown instanceof SQLException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String name = root.getClass().getSimpleName();
        return new Outcome.Failure(Optional.empty(), isThrownByTheJvm(root) ? name : name + ": " + message(root));
    }

    /** Their messages differ from JDK to JDK, and are missing once the JVM has compiled the place where they come from. */
    private static boolean isThrownByTheJvm(Throwable error) {
        return THROWN_BY_THE_JVM.contains(error.getClass());
    }

    private static Optional<String> state(SQLException e) {
        return Optional.ofNullable(e.getSQLState()).filter(state -> state.length() == 5);
    }

    /** pgjdbc puts the severity in front and the position on a line of its own; pgjdbc-ng has neither. */
    private static String message(Throwable e) {
        String message = Optional.ofNullable(e.getMessage()).orElse("no message");
        String first = message.lines().findFirst().orElse("").strip();
        for (String severity : SEVERITIES) {
            if (first.startsWith(severity)) {
                first = first.substring(severity.length());
            }
        }
        return first.strip();
    }
}
