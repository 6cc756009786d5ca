package dev.regauge.copy.wire;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A COPY over pgjdbc's own stream: all messages are sent one behind the other, and the answers read when they come. Where all
 * rows are still here when it is completed, they go in one piece, with statements that the session knows by name, and without
 * {@code begin} and {@code commit}: a group of statements that a Sync ends is a transaction by itself.
 */
final class PipelinedCopy extends CopyFlight {

    private static final Logger LOG = LoggerFactory.getLogger(CopyFlight.class);

    /** What is collected before it is sent; more gains nothing (measured up to 1 MB). */
    private static final int COLLECTED = 64 * 1024;

    /** What is written at once; between two writes the server is listened to, and each has the patience for itself. */
    private static final int PIECE = 256 * 1024;

    /** What a Sync does by itself, where nothing else has opened a transaction. */
    private static final String BEGIN = "begin";

    private static final String COMMIT = "commit";
    private static final List<String> ROLLBACK = List.of("rollback");
    private static final int QUIET_LOOKS = 50;

    private static final String LOST = "08006";
    /** There is no statement of this name, or there is one already. */
    private static final List<String> OTHER_SESSION = List.of("26000", "42P05");

    /** How much goes out before an encrypted connection is asked for messages, which costs a millisecond. */
    private static final int ASK_EVERY = 4 * 1024 * 1024;

    private final Connection pooled;
    private final PgConnection connection;
    private final Wire wire;
    private final Replies replies;
    private final PreparedTexts prepared;
    private final Statements statements;
    private final Watch watch;
    private final Duration patience;
    private final List<String> before;
    private final String copy;
    private final List<String> undo;
    private final boolean block;
    private final int copyAt;
    private final int timeoutBefore;
    private byte[] collected = new byte[1024];
    private int size;
    private long sentSinceAsked;
    private boolean begun;
    private boolean afterSent;
    private boolean over;

    private PipelinedCopy(
            Connection pooled,
            PgConnection connection,
            List<String> before,
            String copy,
            List<String> undo,
            Duration patience)
            throws SQLException, IOException {
        this.pooled = pooled;
        this.connection = connection;
        this.wire = Wire.of(connection);
        this.replies = new Replies(wire);
        this.prepared = PreparedTexts.of(connection);
        this.statements = new Statements(wire, replies, prepared);
        this.before = List.copyOf(before);
        this.copy = copy;
        this.undo = List.copyOf(undo);
        this.patience = patience;
        this.block = isBlock(connection, before);
        this.copyAt = before.size();
        wire.hold(this, patience);
        this.timeoutBefore = wire.stream().getNetworkTimeout();
        wire.stream().setNetworkTimeout((int) Math.min(Integer.MAX_VALUE, Math.max(1, patience.toMillis())));
        this.watch = new Watch(patience, new Troubles(), wire.waitedFor());
    }

    static PipelinedCopy begun(
            Connection pooled, List<String> before, String copy, List<String> undo, Duration patience)
            throws SQLException {
        PgConnection connection = Connections.used(pooled);
        PipelinedCopy flight;
        try {
            flight = new PipelinedCopy(pooled, connection, before, copy, undo, patience);
        } catch (IOException e) {
            throw new ConnectionLostException("it cannot be used", "08006", false, e);
        }
        flight.watch.isUsedHere();
        flight.send(HEADER, 0, HEADER.length);
        return flight;
    }

    private void begin() throws SQLException {
        if (!begun) {
            begun = true;
            write(() -> {
                statements.send(before);
                statements.send(List.of(copy));
            });
        }
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws SQLException {
        requireOpen();
        requireAlone();
        if (length > collected.length - size) {
            makeRoom(length);
        }
        if (length <= collected.length - size) {
            System.arraycopy(bytes, offset, collected, size, length);
            size += length;
        } else {
            sendPieces(bytes, offset, length);
        }
    }

    private void makeRoom(int length) throws SQLException {
        if (size + length <= COLLECTED) {
            collected = Arrays.copyOf(
                    collected, Math.min(COLLECTED, Math.max(2 * collected.length, size + length + TRAILER.length)));
        } else {
            sendCollected();
        }
    }

    private void sendCollected() throws SQLException {
        sendPieces(collected, 0, size);
        size = 0;
    }

    private void sendPieces(byte[] bytes, int offset, int length) throws SQLException {
        begin();
        for (int sent = 0; sent < length; sent += PIECE) {
            int at = offset + sent;
            int piece = Math.min(PIECE, length - sent);
            listen();
            write(() -> wire.sendCopyData(bytes, at, piece));
            sentSinceAsked += piece;
        }
    }

    /** Reads what has arrived, and gives up when it is an error. */
    private void listen() throws SQLException {
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
        if (failure().isPresent()) {
            giveUp();
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

    /** Outside of a COPY the server ignores CopyFail, so it ends one that has failed wherever that stands. */
    private void giveUp() throws SQLException {
        write(() -> wire.sendCopyFail("an error was received"));
        sync();
        requireSuccess();
    }

    @Override
    public long complete(byte[] bytes, int offset, int length, List<String> after) throws SQLException {
        requireOpen();
        requireAlone();
        if (begun || !block || after.isEmpty() || size + length > COLLECTED) {
            send(bytes, offset, length);
            send(TRAILER, 0, TRAILER.length);
            sendCollected();
            listen();
            afterSent = !after.isEmpty();
            write(() -> {
                wire.sendCopyDone();
                statements.send(after);
            });
            sync();
        } else {
            together(new Rest(bytes, offset, length), after);
        }
        requireSuccess();
        end();
        return answer(copyAt).count().orElse(0);
    }

    /** All at once, and once more without names where the session has lost them, or is another one behind a pooler. */
    private void together(Rest rest, List<String> after) throws SQLException {
        together(rest, after, connection.getPrepareThreshold());
        Optional<SQLException> lost = failure().filter(failure -> OTHER_SESSION.contains(failure.getSQLState()));
        if (lost.isPresent()) {
            prepared.forgetAll();
            afterSent = false;
            undo(lost.get());
            synchronized (replies) {
                replies.forgetAll();
            }
            together(rest, after, 0);
        }
    }

    private void together(Rest rest, List<String> after, int threshold) throws SQLException {
        afterSent = true;
        boolean ours = wire.executor().getTransactionState() == TransactionState.IDLE && undo.equals(ROLLBACK);
        boolean bySync = ours
                && before.get(0).equals(BEGIN)
                && after.get(after.size() - 1).equals(COMMIT);
        write(() -> {
            if (bySync) {
                statements.leaveOutBegin(BEGIN);
            }
            // without a name where a failure could not be undone: a savepoint is not there yet
            statements.send(bySync ? before.subList(1, before.size()) : before, ours ? threshold : 0);
            statements.send(List.of(copy), threshold);
            wire.sendCopyData(collected, size, rest.bytes, rest.offset, rest.length, TRAILER);
            wire.sendCopyDone();
            statements.send(bySync ? after.subList(0, after.size() - 1) : after, threshold);
            if (bySync) {
                statements.leaveOutCommit(COMMIT);
            }
        });
        sync();
    }

    /** The last part of the rows, as it was handed over. */
    // An array, because nobody compares it.
    @SuppressWarnings("ArrayRecordComponent")
    private record Rest(byte[] bytes, int offset, int length) {}

    private void requireSuccess() throws SQLException {
        Optional<SQLException> failure = failure();
        if (failure.isPresent()) {
            undo(failure.get());
            end();
            throw failure.get();
        }
    }

    private void undo(SQLException failure) {
        if (wire.executor().getTransactionState() == TransactionState.IDLE || wire.isClosed()) {
            return;
        }
        int from;
        synchronized (replies) {
            from = replies.size();
        }
        try {
            write(() -> statements.send(undo));
            sync();
            synchronized (replies) {
                replies.failureFrom(from).ifPresent(failure::addSuppressed);
            }
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    @Override
    public void fail(String why, List<String> after) throws SQLException {
        watch.forgetInterrupt();
        if (over) {
            return;
        }
        Optional<SQLException> refused = Optional.empty();
        try {
            begin();
            write(() -> {
                wire.sendCopyFail(why);
                statements.sync();
                statements.send(after);
            });
            sync();
            synchronized (replies) {
                refused = replies.failureFrom(copyAt + 1);
            }
        } catch (ConnectionLostException lost) {
            LOG.debug("The connection was lost while a COPY was given up", lost);
        }
        end();
        if (refused.isPresent()) {
            throw refused.get();
        }
    }

    /** Ends the group of statements and waits for the answers. */
    private void sync() throws SQLException {
        write(() -> {
            statements.sync();
            wire.stream().flush();
        });
        readAll();
    }

    /** Waits for the answers to all that was sent. */
    private void readAll() throws SQLException {
        synchronized (replies) {
            try {
                while (!replies.areAllRead()) {
                    replies.read();
                }
            } catch (IOException e) {
                ConnectionLostException lost = lost(e);
                if (!afterSent || !replies.areAllDone()) {
                    throw lost;
                }
            }
            replies.handOver();
        }
    }

    private Optional<SQLException> failure() {
        synchronized (replies) {
            return replies.failure();
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void write(Writing work) throws SQLException {
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

    /** Ends a connection that cannot be used any more; the server's own last words come before ours. */
    private ConnectionLostException lost(IOException cause) {
        String torn = watch.torn();
        boolean silent = torn != null || cause instanceof SocketTimeoutException;
        Optional<SQLException> said = silent ? failure() : lastWords();
        boolean unknown = afterSent && !survived();
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

    private void end() {
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

    private void requireAlone() throws SQLException {
        if (watch.hasWoken()) {
            fail("its connection was used for something else", undo);
            throw new ConnectionMisusedException();
        }
    }

    @Override
    public boolean isMisused() {
        return watch.hasWoken() || ConnectionMisusedException.REASON.equals(watch.torn());
    }

    private void requireOpen() {
        if (over) {
            throw new IllegalStateException("This COPY is over: nothing can be sent with it");
        }
    }

    private Answer answer(int statement) {
        synchronized (replies) {
            return replies.answer(statement);
        }
    }

    @Override
    public OptionalLong counted() {
        return answer(copyAt).count();
    }

    @Override
    public List<Answer> before() {
        return IntStream.range(0, copyAt).mapToObj(this::answer).toList();
    }

    @Override
    public List<Answer> after() {
        synchronized (replies) {
            return IntStream.range(copyAt + 1, replies.size())
                    .mapToObj(replies::answer)
                    .toList();
        }
    }

    @Override
    public long rowsBefore() {
        return 0;
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
            wire.letGo(PipelinedCopy.this);
        }

        @Override
        public boolean isOver() {
            return wire.isClosed();
        }
    }
}
