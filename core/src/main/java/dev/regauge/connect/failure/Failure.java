package dev.regauge.connect.failure;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A failure and everything that hangs on it: next exceptions, then causes, each once, in the order in which they are
 * believed.
 */
final class Failure {

    /** More are not read: somebody may chain exceptions in a loop over rows. */
    private static final int MOST = 100;

    /** The server's functions that raise "cached plan must not change result type"; the text itself is translated. */
    private static final Set<String> STALE_PLAN = Set.of("RevalidateCachedQuery", "RevalidateCachedPlan");

    private static final List<Class<? extends Exception>> NETWORK = List.of(
            SocketException.class, SocketTimeoutException.class, EOFException.class, UnknownHostException.class);

    private final List<Throwable> chain;

    private Failure(List<Throwable> chain) {
        this.chain = chain;
    }

    static Failure of(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> waiting = new ArrayDeque<>(List.of(failure));
        while (!waiting.isEmpty() && chain.size() < MOST) {
            Throwable next = waiting.pop();
            if (seen.add(next)) {
                chain.add(next);
                if (next.getCause() != null) {
                    waiting.push(next.getCause());
                }
                if (next instanceof SQLException sql && sql.getNextException() != null) {
                    waiting.push(sql.getNextException());
                }
            }
        }
        return new Failure(chain);
    }

    FailureClass failureClass() {
        Optional<Classified> forbidding = classified()
                .filter(e -> e.failureClass() == FailureClass.DO_NOT_RETRY)
                .findFirst();
        return forbidding
                .or(() -> classified().findFirst())
                .map(Classified::failureClass)
                .orElseGet(this::classBySqlState);
    }

    private Stream<Classified> classified() {
        return chain.stream().filter(Classified.class::isInstance).map(Classified.class::cast);
    }

    /** Whether a transaction of Transactions is what failed: that one had its attempts. */
    boolean isOfTransaction() {
        return chain.stream().anyMatch(TransactionException.class::isInstance);
    }

    private FailureClass classBySqlState() {
        Optional<SQLException> decisive = decisive();
        if (decisive.isEmpty()) {
            return isOfNetwork() ? FailureClass.RETRY_ON_NEW_CONNECTION : FailureClass.DO_NOT_RETRY;
        }
        String state = stateOf(decisive.get());
        FailureClass byState = isStalePlan(state) ? FailureClass.RETRY_NOW : SqlStates.of(state);
        boolean elsewhere = byState == FailureClass.RETRY_NOW && endedSession();
        return elsewhere ? FailureClass.RETRY_ON_NEW_CONNECTION : byState;
    }

    /** The first with a SQLSTATE. */
    private Optional<SQLException> decisive() {
        return sqlExceptions().filter(e -> !stateOf(e).isEmpty()).findFirst();
    }

    Optional<String> sqlState() {
        return decisive().map(Failure::stateOf);
    }

    /** For a message: the state, or what kind of failure has none. Never the server's words, which may hold data. */
    String named() {
        return sqlState()
                .map(state -> "SQLSTATE " + state)
                .orElseGet(() -> chain.get(chain.size() - 1).getClass().getSimpleName());
    }

    /** Whether the connection on which it happened is dead. */
    boolean endedSession() {
        return isOfNetwork() || sqlExceptions().anyMatch(Failure::endedSession);
    }

    private static boolean endedSession(SQLException e) {
        Optional<Boolean> fatal = serverMessage(e).flatMap(Failure::isFatal);
        return fatal.orElseGet(() -> SqlStates.endsSession(stateOf(e)))
                || stateOf(e).equals("08P01");
    }

    /**
     * Whether the server said that it refused, and went on: then it has rolled back, whatever it was doing. Not after a
     * failure of the network, one that ended the session, or one of the driver's own.
     */
    boolean isRefusalByTheServer() {
        Optional<SQLException> decisive = decisive();
        if (decisive.isEmpty() || endedSession() || stateOf(decisive.get()).equals("40003")) {
            return false;
        }
        return serverMessage().isPresent()
                || Stream.of("22", "23", "25", "40", "42", "P0").anyMatch(stateOf(decisive.get())::startsWith);
    }

    /** Whether the network is among the causes: refused, reset, silent, closed, or the host's name not found. */
    boolean isOfNetwork() {
        return causedBy(NETWORK);
    }

    /** Only below an exception of JDBC: what work does with other servers is not about this connection. */
    boolean causedBy(List<Class<? extends Exception>> kinds) {
        return sqlExceptions()
                .anyMatch(e -> Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                        .limit(MOST)
                        .anyMatch(cause -> kinds.stream().anyMatch(kind -> kind.isInstance(cause))));
    }

    boolean isWithoutJdbc() {
        return sqlExceptions().findAny().isEmpty();
    }

    /** Every text in it. */
    Stream<String> messages() {
        return chain.stream().map(e -> String.valueOf(e.getMessage()));
    }

    /** The kind of failure of the network, in parentheses; empty for none. */
    String networkCause() {
        return chain.stream()
                .filter(e -> NETWORK.stream().anyMatch(kind -> kind.isInstance(e)))
                .findFirst()
                .map(e -> " (" + e.getClass().getSimpleName() + ")")
                .orElse("");
    }

    /** Whether pgjdbc itself refuses, as opposed to the server; false of another driver's failures, which do not tell. */
    boolean isOfDriver() {
        return sqlExceptions().anyMatch(PSQLException.class::isInstance)
                && serverMessage().isEmpty();
    }

    private Optional<ServerErrorMessage> serverMessage() {
        return sqlExceptions().flatMap(e -> serverMessage(e).stream()).findFirst();
    }

    private Stream<SQLException> sqlExceptions() {
        return chain.stream().filter(SQLException.class::isInstance).map(SQLException.class::cast);
    }

    /** The same test as pgjdbc's own (QueryExecutorBase.willHealViaReparse): it parses the statement anew next time. */
    private boolean isStalePlan(String state) {
        return state.equals("0A000")
                && serverMessage()
                        .map(ServerErrorMessage::getRoutine)
                        .filter(STALE_PLAN::contains)
                        .isPresent();
    }

    private static Optional<ServerErrorMessage> serverMessage(SQLException e) {
        return e instanceof PSQLException driver
                ? Optional.ofNullable(driver.getServerErrorMessage())
                : Optional.empty();
    }

    /** Empty in the few languages that translate the word: pgjdbc does not hand out the untranslated one. */
    private static Optional<Boolean> isFatal(ServerErrorMessage message) {
        String severity = String.valueOf(message.getSeverity());
        if (severity.equals("FATAL") || severity.equals("PANIC")) {
            return Optional.of(true);
        }
        return severity.equals("ERROR") ? Optional.of(false) : Optional.empty();
    }

    private static String stateOf(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
