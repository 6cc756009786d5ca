package dev.regauge.copy.wire;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
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

    /** What goes in one piece with its statements by name: a guard that is planned anew costs as much as 100 rows. */
    private static final int TOGETHER = 128 * 1024;

    /** What is written at once; between two writes the server is listened to, and each has the patience for itself. */
    private static final int PIECE = 256 * 1024;

    private static final String BEGIN = "begin";
    private static final String COMMIT = "commit";
    private static final List<String> ROLLBACK = List.of("rollback");

    private final PgConnection connection;
    private final Exchange exchange;
    private final Wire wire;
    private final Statements statements;
    private final List<String> before;
    private final String copy;
    private final List<String> undo;
    private final boolean block;
    private final int first;
    private final int copyAt;
    private final Format format;
    private byte[] collected = new byte[64];
    private int size;
    private boolean begun;
    private int end = Integer.MAX_VALUE;

    private PipelinedCopy(
            PgConnection connection,
            Exchange exchange,
            List<String> before,
            String copy,
            Format format,
            List<String> undo) {
        this.connection = connection;
        this.exchange = exchange;
        this.wire = exchange.wire();
        this.statements = exchange.statements();
        this.before = List.copyOf(before);
        this.copy = copy;
        this.format = format;
        this.undo = List.copyOf(undo);
        this.block = isBlock(connection, before);
        this.first = exchange.size();
        this.copyAt = first + before.size();
    }

    static PipelinedCopy begun(
            Connection pooled, List<String> before, String copy, Format format, List<String> undo, Duration patience)
            throws SQLException {
        PgConnection connection = Connections.used(pooled);
        Exchange exchange = Exchange.over(pooled, connection, patience);
        return new PipelinedCopy(connection, exchange, before, copy, format, undo).withHeader();
    }

    private PipelinedCopy withHeader() throws SQLException {
        send(format.header(), 0, format.header().length);
        return this;
    }

    private void begin() throws SQLException {
        if (!begun) {
            begun = true;
            exchange.write(() -> {
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
            collected = Arrays.copyOf(collected, Math.min(COLLECTED, Math.max(2 * collected.length, size + length)));
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
            giveUpAfterAnError(piece);
            exchange.write(() -> wire.sendCopyData(bytes, at, piece));
        }
    }

    /** Outside of a COPY the server ignores CopyFail, so it ends one that has failed wherever that stands. */
    private void giveUpAfterAnError(int aboutToSend) throws SQLException {
        exchange.listen(aboutToSend);
        if (exchange.failure().isPresent()) {
            exchange.write(() -> wire.sendCopyFail("an error was received"));
            exchange.sync();
            requireSuccess();
        }
    }

    @Override
    public long complete(byte[] bytes, int offset, int length, List<String> after) throws SQLException {
        requireOpen();
        requireAlone();
        if (begun || !block || after.isEmpty() || size + length > TOGETHER) {
            sendRest(bytes, offset, length);
            giveUpAfterAnError(0);
            exchange.lastIsSent(!after.isEmpty());
            exchange.write(() -> {
                wire.sendCopyDone();
                statements.send(after);
            });
            exchange.sync();
        } else {
            together(new Rest(bytes, offset, length), after);
        }
        requireSuccess();
        exchange.end();
        return counted().orElse(0);
    }

    private void sendRest(byte[] bytes, int offset, int length) throws SQLException {
        if (length > PIECE) {
            sendCollected();
            sendPieces(bytes, offset, length);
            sendPieces(format.trailer(), 0, format.trailer().length);
        } else {
            begin();
            giveUpAfterAnError(length);
            exchange.write(() -> wire.sendCopyData(collected, size, bytes, offset, length, format.trailer()));
        }
    }

    /** The last part of the rows, as it was handed over. */
    // An array, because nobody compares it.
    @SuppressWarnings("ArrayRecordComponent")
    private record Rest(byte[] bytes, int offset, int length) {}

    /** All at once, and once more without names where the session has lost them, or is another one behind a pooler. */
    private void together(Rest rest, List<String> after) throws SQLException {
        together(rest, after, connection.getPrepareThreshold());
        if (exchange.hasLostNames()) {
            exchange.lastIsSent(false);
            exchange.undo(undo, exchange.failure().orElseThrow());
            exchange.forgetAll();
            together(rest, after, 0);
        }
    }

    private void together(Rest rest, List<String> after, int threshold) throws SQLException {
        boolean ours = exchange.isIdle() && undo.equals(ROLLBACK);
        boolean bySync = ours
                && before.get(0).equals(BEGIN)
                && after.get(after.size() - 1).equals(COMMIT);
        exchange.lastIsSent(!bySync);
        exchange.write(() -> {
            if (bySync) {
                statements.leaveOutBegin(BEGIN);
            }
            // without a name where a failure could not be undone: a savepoint is not there yet
            statements.send(bySync ? before.subList(1, before.size()) : before, ours ? threshold : 0);
            statements.send(List.of(copy), threshold);
            wire.sendCopyData(collected, size, rest.bytes, rest.offset, rest.length, format.trailer());
            wire.sendCopyDone();
            statements.send(bySync ? after.subList(0, after.size() - 1) : after, threshold);
            if (bySync) {
                statements.leaveOutCommit(COMMIT);
            }
        });
        exchange.lastIsSent(true);
        exchange.sync();
    }

    @Override
    public void depart(byte[] bytes, int offset, int length, List<String> after) throws SQLException {
        requireOpen();
        requireAlone();
        begin();
        sendUntilAnError(collected, 0, size);
        sendUntilAnError(bytes, offset, length);
        sendUntilAnError(format.trailer(), 0, format.trailer().length);
        exchange.write(() -> {
            if (exchange.failure().isPresent()) {
                wire.sendCopyFail("an error was received");
            } else {
                wire.sendCopyDone();
                statements.send(after);
            }
        });
        exchange.endGroup();
        end = exchange.size();
    }

    /** Of what has failed the server reads no more, nor of what is behind it. */
    private void sendUntilAnError(byte[] bytes, int offset, int length) throws SQLException {
        for (int sent = 0; sent < length && exchange.failure().isEmpty(); sent += PIECE) {
            int at = offset + sent;
            int piece = Math.min(PIECE, length - sent);
            exchange.write(() -> wire.sendCopyData(bytes, at, piece));
            exchange.listen(piece);
        }
    }

    @Override
    public boolean canBeFollowed() {
        return true;
    }

    @Override
    public CopyFlight next(List<String> following, String sql, Format rows, List<String> ifItFails)
            throws SQLException {
        requireOpen();
        return new PipelinedCopy(connection, exchange, following, sql, rows, ifItFails).withHeader();
    }

    @Override
    public long arrive() throws SQLException {
        exchange.await(end);
        if (exchange.failureBefore(end).isPresent()) {
            exchange.await(Integer.MAX_VALUE);
            requireSuccess();
        }
        if (exchange.size() == end) {
            exchange.end();
        }
        return counted().orElse(0);
    }

    private void requireSuccess() throws SQLException {
        Optional<SQLException> failure = exchange.failure();
        if (failure.isPresent()) {
            exchange.undo(undo, failure.get());
            exchange.end();
            throw failure.get();
        }
    }

    @Override
    public void fail(String why, List<String> after) throws SQLException {
        exchange.forgetInterrupt();
        if (exchange.isOver()) {
            return;
        }
        Optional<SQLException> refused = Optional.empty();
        try {
            begin();
            exchange.write(() -> {
                wire.sendCopyFail(why);
                statements.sync();
                statements.send(after);
            });
            exchange.sync();
            refused = exchange.failureFrom(copyAt + 1);
        } catch (ConnectionLostException lost) {
            LOG.debug("The connection was lost while a COPY was given up", lost);
        }
        exchange.end();
        if (refused.isPresent()) {
            throw refused.get();
        }
    }

    private void requireAlone() throws SQLException {
        if (exchange.hasWoken()) {
            fail("its connection was used for something else", undo);
            throw new ConnectionMisusedException();
        }
    }

    private void requireOpen() {
        if (exchange.isOver()) {
            throw new IllegalStateException("This COPY is over: nothing can be sent with it");
        }
    }

    @Override
    public boolean isMisused() {
        return exchange.isMisused();
    }

    @Override
    public OptionalLong counted() {
        return exchange.answer(copyAt).count();
    }

    @Override
    public List<Answer> before() {
        return IntStream.range(first, copyAt).mapToObj(exchange::answer).toList();
    }

    @Override
    public List<Answer> after() {
        return exchange.answers(copyAt + 1, end);
    }

    @Override
    public long rowsBefore() {
        return 0;
    }
}
