package dev.regauge.copy.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;
import org.postgresql.core.PGStream;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.VisibleBufferedInputStream;
import org.postgresql.core.v3.QueryExecutorImpl;
import org.postgresql.jdbc.PgConnection;

/**
 * One connection's stream of messages, as pgjdbc has it open. Whoever holds it has it for himself: statements of other
 * threads wait until it is let go, as they do while a COPY of pgjdbc's own runs.
 */
final class Wire {

    private final QueryExecutorImpl executor;
    private final PGStream stream;
    private final VisibleBufferedInputStream input;
    private final ReentrantLock lock;
    private final Condition letGo;

    private Wire(QueryExecutorImpl executor) throws Throwable {
        this.executor = executor;
        this.stream = PgjdbcInternals.stream(executor);
        this.input = PgjdbcInternals.input(stream);
        this.lock = PgjdbcInternals.lock(executor);
        this.letGo = PgjdbcInternals.lockCondition(executor);
    }

    /** Whether this connection can be used so; GSS has packets of its own that cannot be asked for without waiting. */
    static boolean canBeHad(PgConnection connection) {
        try {
            return PgjdbcInternals.areThere()
                    && connection.getQueryExecutor() instanceof QueryExecutorImpl executor
                    && !PgjdbcInternals.stream(executor).isGssEncrypted();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static Wire of(PgConnection connection) {
        try {
            return new Wire((QueryExecutorImpl) connection.getQueryExecutor());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    QueryExecutorImpl executor() {
        return executor;
    }

    PGStream stream() {
        return stream;
    }

    /** What a thread is parked on that waits until the wire is let go. */
    Object waitedFor() {
        return letGo;
    }

    /** Whether the kernel and the driver cannot say without a read if something has arrived. */
    boolean isEncrypted() {
        return stream.getSocket() instanceof SSLSocket;
    }

    boolean isClosed() {
        return executor.isClosed();
    }

    /**
     * Waits until nobody else holds the connection, then holds it.
     *
     * @throws SQLException 55006 when that takes longer than {@code patience}
     */
    void hold(Object holder, Duration patience) throws SQLException, IOException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (PgjdbcInternals.lockedFor(executor) != null) {
                if (left <= 0) {
                    throw new SQLException(
                            "Cannot start a COPY: another COPY on this connection has not ended for " + patience
                                    + "; end it, or use another connection",
                            "55006");
                }
                left = letGo.awaitNanos(left);
            }
            readUnanswered();
            PgjdbcInternals.setLockedFor(executor, holder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting for the end of another COPY", "57014", e);
        } finally {
            lock.unlock();
        }
    }

    /** Lets others use the connection again. */
    void letGo(Object holder) {
        lock.lock();
        try {
            if (PgjdbcInternals.lockedFor(executor) == holder) {
                PgjdbcInternals.setLockedFor(executor, null);
                letGo.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** With autosave, the driver leaves the answer to the release of its savepoint to whoever comes next. */
    private void readUnanswered() throws IOException, SQLException {
        ResultHandlerBase handler = new ResultHandlerBase() {
            @Override
            public void handleWarning(SQLWarning warning) {
                executor.addWarning(warning);
            }
        };
        calling(() -> {
            boolean waiting = !PgjdbcInternals.unanswered(executor).isEmpty();
            if (waiting) {
                PgjdbcInternals.processResults(executor, handler);
            }
            return waiting;
        });
        handler.handleCompletion();
    }

    /**
     * What has become of a connection that nobody uses at the moment: the error with which the server has ended it, or
     * {@code EOFException}. Notices and the like that have come in go to the driver. Nothing is sent.
     *
     * @param byRead whether to look by a read, too, which takes a millisecond where there is nothing: the end of the stream
     *     without any message cannot be seen otherwise
     */
    Optional<SQLException> ended(boolean byRead) throws IOException {
        lock.lock();
        try {
            if (PgjdbcInternals.lockedFor(executor) != null || isAnswerDue()) {
                return Optional.empty();
            }
            Replies unasked = new Replies(this);
            while (unasked.failure().isEmpty() && (hasMessage() || (byRead && hasMessageByRead()))) {
                unasked.read();
            }
            unasked.handOver();
            return unasked.failure();
        } finally {
            lock.unlock();
        }
    }

    private boolean isAnswerDue() throws IOException {
        return calling(() -> !PgjdbcInternals.unanswered(executor).isEmpty());
    }

    /** The driver's own question cannot tell the end from silence. */
    private boolean hasMessageByRead() throws IOException {
        int before = stream.getNetworkTimeout();
        stream.setNetworkTimeout(1);
        try {
            if (input.peek() == -1) {
                throw new EOFException("the stream is at its end");
            }
            return true;
        } catch (SocketTimeoutException quiet) {
            return false;
        } finally {
            stream.setNetworkTimeout(before);
        }
    }

    /** Whether a message of the server's has begun to arrive, as far as can be said without a read. */
    boolean hasMessage() throws IOException {
        return input.available() > 0;
    }

    /** The same by a read, which takes a millisecond when there is none. */
    boolean hasMessageWhenAsked() throws IOException {
        return hasMessage() || stream.hasMessagePending();
    }

    /** Has a statement analysed; nameless where the name is empty. */
    void sendParse(String name, String sql) throws IOException {
        byte[] utf8 = sql.getBytes(StandardCharsets.UTF_8);
        byte[] called = name.getBytes(StandardCharsets.US_ASCII);
        stream.sendChar('P');
        stream.sendInteger4(4 + called.length + 1 + utf8.length + 1 + 2);
        sendZeroEnded(called);
        sendZeroEnded(utf8);
        stream.sendInteger2(0);
    }

    /** Has a statement without parameters executed, and its rows sent as text. */
    void sendExecute(String name) throws IOException {
        byte[] called = name.getBytes(StandardCharsets.US_ASCII);
        stream.sendChar('B');
        stream.sendInteger4(4 + 1 + called.length + 1 + 2 + 2 + 2);
        stream.sendChar(0);
        sendZeroEnded(called);
        stream.sendInteger2(0);
        stream.sendInteger2(0);
        stream.sendInteger2(0);
        stream.sendChar('E');
        stream.sendInteger4(9);
        stream.sendChar(0);
        stream.sendInteger4(0);
    }

    /** Has the server forget a name. */
    void sendClose(String name) throws IOException {
        byte[] called = name.getBytes(StandardCharsets.US_ASCII);
        stream.sendChar('C');
        stream.sendInteger4(4 + 1 + called.length + 1);
        stream.sendChar('S');
        sendZeroEnded(called);
    }

    void sendSync() throws IOException {
        stream.sendChar('S');
        stream.sendInteger4(4);
    }

    private void sendZeroEnded(byte[] text) throws IOException {
        stream.send(text);
        stream.sendChar(0);
    }

    void sendCopyDone() throws IOException {
        stream.sendChar('c');
        stream.sendInteger4(4);
    }

    void sendCopyFail(String why) throws IOException {
        byte[] utf8 = why.replace('\0', ' ').getBytes(StandardCharsets.UTF_8);
        stream.sendChar('f');
        stream.sendInteger4(4 + utf8.length + 1);
        sendZeroEnded(utf8);
    }

    void sendCopyData(byte[] bytes, int offset, int length) throws IOException {
        stream.sendChar('d');
        stream.sendInteger4(length + 4);
        stream.send(bytes, offset, length);
    }

    /** The same for bytes that lie in three places. */
    void sendCopyData(byte[] first, int firstLength, byte[] bytes, int offset, int length, byte[] last)
            throws IOException {
        stream.sendChar('d');
        stream.sendInteger4(4 + firstLength + length + last.length);
        stream.send(first, 0, firstLength);
        stream.send(bytes, offset, length);
        stream.send(last);
    }

    SQLException receiveError() throws IOException {
        return calling(() -> PgjdbcInternals.receiveError(executor));
    }

    void receiveReady() throws IOException {
        calling(() -> {
            PgjdbcInternals.receiveReady(executor);
            return true;
        });
    }

    /**
     * Ends the connection from outside. Without lingering, or closing an encrypted one would wait for the thread that is
     * stuck in a write.
     */
    void tear() {
        try {
            stream.getSocket().setSoLinger(true, 0);
        } catch (SocketException closedAlready) {
            // Then there is nothing to wait for.
        }
        executor.abort();
    }

    private interface Call<T> {
        T call() throws Throwable;
    }

    private static <T> T calling(Call<T> call) throws IOException {
        try {
            return call.call();
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static RuntimeException unexpected(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException failure
                ? failure
                : new IllegalStateException("pgjdbc refused what it does itself", e);
    }
}
