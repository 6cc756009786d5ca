package dev.regauge.copy.wire;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, held for messages that are sent one behind the other, and the answers to them. It ends when the work is
 * done, or with the connection where that is lost: {@link #lost} is where every trouble of the network arrives.
 */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(CopyFlight.class);

    /** How much goes out before an encrypted connection is asked for messages, which costs a millisecond. */
    private static final int ASK_EVERY = 4 * 1024 * 1024;

    private static final int QUIET_LOOKS = 50;
    private static final String LOST = "08006";
    /** There is no statement of this name, or there is one already. */
    private static final List<String> OTHER_SESSION = List.of("26000", "42P05");

    private final Connection pooled;
    private final Wire wire;
    private final Replies replies;
    private final PreparedTexts prepared;
    private final Statements statements;
    private final Watch watch;
    private final Duration patience;
    private final int timeoutBefore;
    private long sentSinceAsked;
    private boolean lastSent;
    private boolean over;

    /** Something that is sent. */
    interface Writing {
        void write() throws IOException;
    }

    private Exchange(Connection pooled, PgConnection connection, Duration patience) throws SQLException, IOException {
        this.pooled = pooled;
        this.wire = Wire.of(connection);
        this.replies = new Replies(wire);
        this.prepared = PreparedTexts.of(connection);
        this.statements = new Statements(wire, replies, prepared);
        this.patience = patience;
        wire.hold(this, patience);
        this.timeoutBefore = wire.stream().getNetworkTimeout();
        wire.stream().setNetworkTimeout((int) Math.min(Integer.MAX_VALUE, Math.max(1, patience.toMillis())));
        this.watch = new Watch(patience, new Troubles(), wire.waitedFor());
    }

    /**
     * Holds a connection for the calling thread.
     *
     * @throws SQLException 55006 when others hold it for longer than the patience
     */
    static Exchange over(Connection pooled, PgConnection connection, Duration patience) throws SQLException {
        try {
            Exchange exchange = new Exchange(pooled, connection, patience);
            exchange.watch.isUsedHere();
            return exchange;
        } catch (IOException e) {
            throw new ConnectionLostException("it cannot be used", LOST, false, e);
        }
    }

    Wire wire() {
        return wire;
    }

    Statements statements() {
        return statements;
    }

    boolean isIdle() {
        return wire.executor().getTransactionState() == TransactionState.IDLE;
    }

    boolean isOver() {
        return over;
    }

    /** Whether the thread that loads has used the connection for something else meanwhile, which was ended. */
    boolean hasWoken() {
        return watch.hasWoken();
    }

    boolean isMisused() {
        return watch.hasWoken() || ConnectionMisusedException.REASON.equals(watch.torn());
    }

    void forgetInterrupt() {
        watch.forgetInterrupt();
    }

    /** From here on a loss of the connection leaves open whether all was executed. */
    void lastIsSent(boolean sent) {
        lastSent = sent;
    }

    void write(Writing work) throws SQLException {
        watch.writes();
        try {
            work.write();
        } catch (IOException e) {
            throw lost(e);
        } catch (RuntimeException | Error inTheMiddle) {
            // Half a message may be on its way: nobody can use this connection any more.
            wire.tear();
            end();
            throw inTheMiddle;
        } finally {
            watch.hasWritten();
        }
    }

    /** Reads what has arrived by now, of which the first error is the {@link #failure}. */
    void listen(int aboutToSend) throws SQLException {
        sentSinceAsked += aboutToSend;
        synchronized (replies) {
            try {
                while (hasMessage()) {
                    replies.read();
                }
            } catch (IOException e) {
                throw lost(e);
            }
            replies.handOver();
        }
    }

    private boolean hasMessage() throws IOException {
        if (sentSinceAsked < ASK_EVERY || !wire.isEncrypted()) {
            return wire.hasMessage();
        }
        boolean has = wire.hasMessageWhenAsked();
        sentSinceAsked = has ? sentSinceAsked : 0;
        return has;
    }

    /** Ends the group of statements and waits for the answers to all that was sent. */
    void sync() throws SQLException {
        endGroup();
        await(Integer.MAX_VALUE);
    }

    /** Ends the group of statements. */
    void endGroup() throws SQLException {
        write(() -> {
            statements.sync();
            wire.stream().flush();
        });
    }

    /** Waits for the answers to that many statements from the first, and to those of their groups. */
    void await(int count) throws SQLException {
        synchronized (replies) {
            try {
                while (!replies.areRead(count)) {
                    replies.read();
                }
            } catch (IOException e) {
                ConnectionLostException lost = lost(e);
                if (!lastSent || !replies.areAllDone()) {
                    throw lost;
                }
            }
            replies.handOver();
        }
    }

    Optional<SQLException> failure() {
        synchronized (replies) {
            return replies.failure();
        }
    }

    /** The first error of all, where a statement before that one has failed. */
    Optional<SQLException> failureBefore(int end) {
        synchronized (replies) {
            return replies.failureBefore(end);
        }
    }

    /** How many statements were sent. */
    int size() {
        synchronized (replies) {
            return replies.size();
        }
    }

    /** The first error of the statements from there on. */
    Optional<SQLException> failureFrom(int begin) {
        synchronized (replies) {
            return replies.failureFrom(begin);
        }
    }

    Answer answer(int statement) {
        synchronized (replies) {
            return replies.answer(statement);
        }
    }

    List<Answer> answers(int begin, int end) {
        synchronized (replies) {
            return IntStream.range(begin, Math.min(end, replies.size()))
                    .mapToObj(replies::answer)
                    .toList();
        }
    }

    /** Whether the session has lost the names of statements, or is another one behind a pooler. */
    boolean hasLostNames() {
        return failure()
                .filter(failure -> OTHER_SESSION.contains(failure.getSQLState()))
                .isPresent();
    }

    /** All that was sent was undone, and counts for nothing: it is sent again, by other names or none. */
    void forgetAll() {
        prepared.forgetAll();
        synchronized (replies) {
            replies.forgetAll();
        }
    }

    /** Executes statements where a transaction is still open, after a failure that is added to. */
    void undo(List<String> undo, SQLException failure) {
        if (isIdle() || wire.isClosed()) {
            return;
        }
        int from;
        synchronized (replies) {
            from = replies.size();
        }
        try {
            write(() -> statements.send(undo));
            sync();
            failureFrom(from).ifPresent(failure::addSuppressed);
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    /** Ends a connection that cannot be used any more; the server's own last words come before ours. */
    private ConnectionLostException lost(IOException cause) {
        String torn = watch.torn();
        boolean silent = torn != null || cause instanceof SocketTimeoutException;
        Optional<SQLException> said = silent ? failure() : lastWords();
        boolean unknown = lastSent && !survived();
        wire.tear();
        end();
        Connections.noticeLost(pooled);
        if (said.isPresent()) {
            String state = Optional.ofNullable(said.get().getSQLState()).orElse(LOST);
            return new ConnectionLostException(String.valueOf(said.get().getMessage()), state, unknown, said.get());
        }
        return new ConnectionLostException(torn == null ? found(cause) : torn, LOST, unknown, cause);
    }

    private String found(IOException cause) {
        if (cause instanceof SocketTimeoutException) {
            return "the server was silent for " + patience.toMillis() + " ms (the patience of this load)";
        }
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")");
    }

    private boolean survived() {
        synchronized (replies) {
            return replies.isFailureSurvived();
        }
    }

    private Optional<SQLException> lastWords() {
        synchronized (replies) {
            try {
                while (replies.failure().isEmpty() && wire.hasMessageWhenAsked()) {
                    replies.read();
                }
            } catch (IOException nothingMore) {
                // What was read until here is what there is.
            }
            return replies.failure();
        }
    }

    /** Gives the connection back to its user. */
    void end() {
        if (over) {
            return;
        }
        watch.close();
        synchronized (replies) {
            over = true;
            replies.handOverLast();
        }
        try {
            if (!wire.isClosed()) {
                wire.stream().setNetworkTimeout(timeoutBefore);
            }
        } catch (IOException e) {
            wire.tear();
        }
        wire.letGo(this);
    }

    /** Helps the thread that sends, from another one. */
    private final class Troubles implements Watch.Trouble {

        /** Until that thread has not been writing for a while: where it was stuck once, it will be again. */
        @Override
        public void readWhileWriting() {
            try {
                int quiet = 0;
                while (quiet < QUIET_LOOKS) {
                    quiet = readArrived() || watch.isWriting() ? 0 : quiet + 1;
                    Thread.sleep(1);
                }
            } catch (IOException e) {
                wire.tear();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean readArrived() throws IOException {
            synchronized (replies) {
                boolean any = false;
                while (!over && (wire.isEncrypted() ? wire.hasMessageWhenAsked() : wire.hasMessage())) {
                    replies.read();
                    any = true;
                }
                return any;
            }
        }

        @Override
        public void tear(String why) {
            LOG.warn("A COPY is ended with its connection: {}", why);
            wire.tear();
            wire.letGo(Exchange.this);
        }

        @Override
        public boolean isOver() {
            return wire.isClosed();
        }
    }
}
