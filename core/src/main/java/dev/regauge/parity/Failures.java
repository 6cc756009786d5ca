package dev.regauge.parity;

import dev.regauge.route.Outcome;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What a driver threw, so that the same refusal of the server reads the same whichever driver passed it on. */
final class Failures {

    private static final List<String> SEVERITIES = List.of("ERROR: ", "FATAL: ", "PANIC: ");

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
        return new Outcome.Failure(Optional.empty(), root.getClass().getSimpleName() + ": " + message(root));
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
        return withoutLoaders(first).strip();
    }

    /** A cast's message ends with class loaders, which are others in every run. */
    private static String withoutLoaders(String message) {
        int modules = message.indexOf(" cannot be cast to class ");
        int loaders = modules < 0 ? -1 : message.indexOf(" (", modules);
        return loaders < 0 ? message : message.substring(0, loaders);
    }
}
