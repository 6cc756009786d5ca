package dev.regauge.lint.verify;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Why a driver, or the server behind it, did not take a statement: one shape for the exceptions of every driver.
 *
 * @param sqlState five characters; empty where the driver gave none, which only drivers do and never a server
 * @param message the first line, without its severity word
 * @param position counted from 1 in code points of what the driver sent; 0 where it is not told
 * @param routine the function of the server that refused; empty where the driver does not tell
 * @param byServer whether the server spoke, and not the driver before it
 */
record Refusal(Optional<String> sqlState, String message, int position, String routine, boolean byServer) {

    /** States in which a server ends a session by itself; those of class 08 are about the connection anyway. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03", "57P05");

    private static final Set<String> SEVERITIES = Set.of("ERROR", "FATAL", "PANIC");

    /** Reads any exception a driver throws, also the unchecked ones that escape from pgjdbc-ng. */
    static Refusal of(Throwable thrown) {
        if (!(thrown instanceof SQLException refused)) {
            String detail = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
            String message = thrown.getClass().getSimpleName() + detail;
            return new Refusal(Optional.empty(), firstLine(message), 0, "", false);
        }
        Optional<String> state = Optional.ofNullable(refused.getSQLState()).filter(text -> text.length() == 5);
        String text = refused.getMessage() == null ? refused.getClass().getSimpleName() : refused.getMessage();
        Optional<Object> details = called(refused, "getServerErrorMessage");
        if (details.isPresent()) {
            Object server = details.get();
            String message = called(server, "getMessage").map(Object::toString).orElse(text);
            String routine = called(server, "getRoutine").map(Object::toString).orElse("");
            int position = called(server, "getPosition")
                    .filter(Integer.class::isInstance)
                    .map(Integer.class::cast)
                    .orElse(0);
            return new Refusal(state, firstLine(message), position, routine, true);
        }
        boolean tellsServersApart = hasMethod(refused, "getServerErrorMessage");
        return new Refusal(state, firstLine(text), 0, "", state.isPresent() && !tellsServersApart);
    }

    /** Whether the connection is gone, whoever ended it. */
    boolean endsConnection() {
        return sqlState.filter(state -> state.startsWith("08") || ENDED.contains(state))
                .isPresent();
    }

    boolean hasState(String state) {
        return sqlState.filter(state::equals).isPresent();
    }

    /** The state as reports show it. */
    String shownState() {
        return sqlState.orElse(Verdict.NO_STATE);
    }

    private static String firstLine(String message) {
        String line = message.strip().lines().findFirst().orElse("").strip();
        int colon = line.indexOf(':');
        boolean severity = colon > 0 && SEVERITIES.contains(line.substring(0, colon));
        return severity ? line.substring(colon + 1).strip() : line;
    }

    /** Drivers are not on the class path, and so their own methods are found by name. */
    private static Optional<Object> called(Object on, String method) {
        try {
            return Optional.ofNullable(on.getClass().getMethod(method).invoke(on));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private static boolean hasMethod(Object on, String method) {
        try {
            on.getClass().getMethod(method);
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
