package dev.regauge.connect.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Asks the server within a time, whatever the network does: on a thread of its own, of which there is never more than one.
 * It throws nothing. Only one caller may ask at a time.
 */
final class Asking {

    private final DataSource outside;
    private final Duration limit;
    private volatile Optional<Thread> unanswered = Optional.empty();

    Asking(DataSource outside, Duration limit) {
        this.outside = outside;
        this.limit = limit;
    }

    /** @param pids the processes to ask about */
    ServerAnswer ask(Collection<Integer> pids) {
        if (unanswered.filter(Thread::isAlive).isPresent()) {
            return ServerAnswer.none(Refusal.NO_ANSWER);
        }
        CompletableFuture<Connection> open = new CompletableFuture<>();
        CompletableFuture<ServerAnswer> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> answer(pids, open, answer), "regauge-diagnosis");
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            unanswered = Optional.of(thread);
            CompletableFuture<Void> unused = open.thenAccept(Asking::abort);
            return ServerAnswer.none(Refusal.NO_ANSWER);
        } catch (InterruptedException e) {
            unanswered = Optional.of(thread);
            Thread.currentThread().interrupt();
            return ServerAnswer.none("interrupted while the server was asked");
        } catch (ExecutionException e) {
            return ServerAnswer.none("asking the server failed");
        }
    }

    private void answer(
            Collection<Integer> pids, CompletableFuture<Connection> open, CompletableFuture<ServerAnswer> answer) {
        try (Connection connection = outside.getConnection()) {
            open.complete(connection);
            answer.complete(new ServerQuestion(connection, (int) Math.max(1, limit.toSeconds())).ask(pids));
        } catch (SQLException e) {
            answer.complete(ServerAnswer.none(Refusal.of(e)));
        } catch (RuntimeException | LinkageError e) {
            answer.complete(ServerAnswer.none(
                    "asking the server failed: " + e.getClass().getName()));
        }
    }

    /** Closes the socket, at once or when the connection is there, upon which the thread that reads from it ends. */
    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // The thread ends with its own time limits then.
        }
    }
}
