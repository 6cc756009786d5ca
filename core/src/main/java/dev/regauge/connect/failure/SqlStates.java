package dev.regauge.connect.failure;

import static dev.regauge.connect.failure.FailureClass.DO_NOT_RETRY;
import static dev.regauge.connect.failure.FailureClass.RETRY_NOW;
import static dev.regauge.connect.failure.FailureClass.RETRY_ON_NEW_CONNECTION;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What each SQLSTATE means for a retry, and why. Source of the states: PostgreSQL 17 manual, appendix A.
 */
final class SqlStates {

    /**
     * A rule.
     *
     * @param state five characters, or two for all others that begin so
     * @param failureClass what to do
     * @param reason why, in a sentence for the documentation
     */
    record Rule(String state, FailureClass failureClass, String reason) {}

    static final List<Rule> RULES = List.of(
            new Rule("40001", RETRY_NOW, "Serialization failure: made to be retried (manual, 13.5)."),
            new Rule("40P01", RETRY_NOW, "Deadlock: the other transaction went on and will be done."),
            new Rule("26000", RETRY_NOW, "Prepared statement gone, nothing ran; pgjdbc parses it anew."),
            new Rule(
                    "08",
                    RETRY_ON_NEW_CONNECTION,
                    "No connection, or a broken one; 08P01 is also what PgBouncer says when it gives up."),
            new Rule("53300", RETRY_ON_NEW_CONNECTION, "Too many connections: one will become free."),
            new Rule("57P01", RETRY_ON_NEW_CONNECTION, "Session ended by an administrator, or the server is stopping."),
            new Rule("57P02", RETRY_ON_NEW_CONNECTION, "Another session crashed; the server restarts all."),
            new Rule("57P03", RETRY_ON_NEW_CONNECTION, "The server is starting, stopping or recovering."),
            new Rule("57P05", RETRY_ON_NEW_CONNECTION, "idle_session_timeout: nothing was under way."),
            new Rule("08007", DO_NOT_RETRY, "Outcome of the transaction unknown: it may have been committed."),
            new Rule("40003", DO_NOT_RETRY, "Outcome of the statement unknown."),
            new Rule("40", DO_NOT_RETRY, "Rolled back for a reason that stays, such as a constraint."),
            new Rule("0A000", DO_NOT_RETRY, "Feature not supported; a stale cached plan is retried, see below."),
            new Rule("55P03", DO_NOT_RETRY, "NOWAIT or lock_timeout: the program said how long it wants to wait."),
            new Rule("55006", DO_NOT_RETRY, "Object in use; by whom, and how long, nobody knows."),
            new Rule("57014", DO_NOT_RETRY, "Cancelled by a timeout or a person, who wanted it to end."),
            new Rule("57P04", DO_NOT_RETRY, "The database was dropped."),
            new Rule("25006", DO_NOT_RETRY, "A write in a read-only transaction, or on a standby."),
            new Rule("25P02", DO_NOT_RETRY, "Only the echo of an earlier error, which was swallowed: that one counts."),
            new Rule(
                    "25P03",
                    DO_NOT_RETRY,
                    "idle_in_transaction_session_timeout: the work was too slow and would be again."),
            new Rule("25P04", DO_NOT_RETRY, "transaction_timeout: the work was too slow and would be again."),
            new Rule(
                    "42P05",
                    DO_NOT_RETRY,
                    "Prepared statement exists already: a pooler mixes sessions; switch preparing off."),
            new Rule("53", DO_NOT_RETRY, "Disk, memory or a limit of configuration: a person has to see to it."),
            new Rule("22", DO_NOT_RETRY, "The data are wrong."),
            new Rule("23", DO_NOT_RETRY, "A constraint is violated."),
            new Rule("28", DO_NOT_RETRY, "Login refused; trying again may lock the account."),
            new Rule("3D000", DO_NOT_RETRY, "No such database."),
            new Rule("42", DO_NOT_RETRY, "The statement is wrong, or not allowed."));

    private static final Map<String, Rule> BY_STATE =
            RULES.stream().collect(Collectors.toUnmodifiableMap(Rule::state, Function.identity()));

    private SqlStates() {}

    static FailureClass of(String state) {
        if (state.length() != 5) {
            return DO_NOT_RETRY;
        }
        Rule rule = BY_STATE.getOrDefault(state, BY_STATE.get(state.substring(0, 2)));
        return rule == null ? DO_NOT_RETRY : rule.failureClass();
    }

    /** Whether a server that says so has ended the session, or a driver lost it. Only where no severity is known. */
    static boolean endsSession(String state) {
        return state.startsWith("08")
                || state.equals("25P03")
                || state.equals("25P04")
                || state.equals("57P04")
                || (of(state) == RETRY_ON_NEW_CONNECTION && state.startsWith("57P"));
    }
}
