package dev.regauge.copy.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Notification;
import org.postgresql.core.PGStream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * The server's answers to statements that were sent one behind the other, in groups that a Sync ends: of a group, nothing
 * behind a statement that fails is executed. All methods under this object's monitor: the thread that sends reads them, and while it is stuck in a write, another one.
 */
final class Replies {

    /** The chain of warnings takes as long to append to as it is. */
    private static final int KEPT_NOTICES = 200;

    private static final int SKIPPED_AT_ONCE = 8 * 1024;

    private static final String ABORTED = "25P02";

    private final Wire wire;
    private final PGStream stream;
    private final List<Asked> asked = new ArrayList<>();
    private final List<SQLWarning> notices = new ArrayList<>();
    private final List<Notification> notifications = new ArrayList<>();
    private final Deque<Integer> groups = new ArrayDeque<>();
    private int at;
    private int answered;
    private int failedAt;
    private long allNotices;
    private @Nullable SQLException failure;

    /** A statement that was sent. */
    private static final class Asked {
        private final String sql;
        private final Runnable analysed;
        private final List<List<Optional<String>>> rows = new ArrayList<>();
        private @Nullable String tag;
        private @Nullable String tagAtEnd;
        private @Nullable SQLException error;

        Asked(String sql, Runnable analysed) {
            this.sql = sql;
            this.analysed = analysed;
        }

        /** COMMIT in a transaction that has failed is answered with ROLLBACK and no error. */
        boolean isRolledBackUnasked(String answer) {
            return answer.equals("ROLLBACK")
                    && !sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("rollback");
        }
    }

    Replies(Wire wire) {
        this.wire = wire;
        this.stream = wire.stream();
    }

    /**
     * This statement is sent next.
     *
     * @param analysed what is to be done once the server has analysed it
     */
    void expect(String sql, Runnable analysed) {
        asked.add(new Asked(sql, analysed));
    }

    /** This statement is not sent, and counts as done. */
    void expectNothing(String sql, String tag) {
        expect(sql, () -> {});
        asked.get(at++).tag = tag;
    }

    /** This statement is not sent, and is done when its group is, of which it is the last. */
    void expectByEndOfGroup(String sql, String tag) {
        expect(sql, () -> {});
        asked.get(asked.size() - 1).tagAtEnd = tag;
    }

    /** The group of those that were sent ends here. */
    void expectEndOfGroup() {
        groups.add(asked.size());
    }

    /** All that was answered so far counts for nothing: it will be sent again. */
    void forgetAll() {
        asked.clear();
        groups.clear();
        at = 0;
        answered = 0;
        failure = null;
    }

    /** How many statements were sent. */
    int size() {
        return asked.size();
    }

    /** Whether the groups of that many statements from the first are answered completely. */
    boolean areRead(int statements) {
        return groups.isEmpty() || answered >= statements;
    }

    /** Whether the server has said of all that they are done, though perhaps not that it is ready for more. */
    boolean areAllDone() {
        return failure == null && asked.stream().allMatch(one -> one.tag != null);
    }

    /** The first error; those behind it are its echoes. */
    Optional<SQLException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Whether no statement behind the first error can have been executed: the server lived on after it, or it is the server's
     * own last word and came before the last statement's turn. Another last word may have come after all was done.
     */
    boolean isFailureSurvived() {
        return failure != null && (answered > failedAt || isOrdinary(failure) || isBeforeTheLast(failure));
    }

    private boolean isBeforeTheLast(SQLException end) {
        return failedAt < asked.size() - 1 && ConnectionLostException.isEndByCommand(end);
    }

    private static boolean isOrdinary(SQLException failure) {
        ServerErrorMessage said = failure instanceof PSQLException error ? error.getServerErrorMessage() : null;
        return said != null && "ERROR".equals(said.getSeverity());
    }

    /** The first error of all, where a statement before that one has failed. */
    Optional<SQLException> failureBefore(int end) {
        return failedAt < end ? failure() : Optional.empty();
    }

    /** The first error among the statements from there on. */
    Optional<SQLException> failureFrom(int begin) {
        return asked.subList(begin, asked.size()).stream()
                .flatMap(one -> Optional.ofNullable(one.error).stream())
                .findFirst();
    }

    Answer answer(int statement) {
        if (statement >= asked.size()) {
            return Answer.NONE;
        }
        Asked one = asked.get(statement);
        return new Answer(one.tag == null ? "" : one.tag, one.rows);
    }

    /** Reads one message, waiting for it where it has not arrived. */
    void read() throws IOException {
        int tag = stream.receiveChar();
        switch (tag) {
            case 'C' -> complete(text());
            case 'D' -> row();
            case 'E' -> failed(wire.receiveError());
            case 'Z' -> {
                wire.receiveReady();
                endOfGroup();
            }
            case 'N' -> notice();
            case 'A' -> notification();
            case 'S' -> setting();
            case '1' -> {
                skip(stream.receiveInteger4() - 4);
                current().analysed.run();
            }
            case 'G', 'T', 'I', '2', '3' -> skip(stream.receiveInteger4() - 4);
            default -> throw new IOException("The server sent a message that does not belong here: " + (char) tag);
        }
    }

    private void endOfGroup() {
        answered = groups.isEmpty() ? at : groups.remove();
        if (failure == null && answered > 0 && asked.get(answered - 1).tagAtEnd != null) {
            asked.get(answered - 1).tag = asked.get(answered - 1).tagAtEnd;
        }
        at = answered;
    }

    private void complete(String tag) {
        Asked one = current();
        one.tag = tag;
        if (one.isRolledBackUnasked(tag)) {
            failed(new SQLException("The server answered ROLLBACK to COMMIT: the transaction had failed", "40000"));
        }
        at++;
    }

    private void failed(SQLException error) {
        current().error = error;
        boolean echo = failure == null && ABORTED.equals(error.getSQLState()) && error.getCause() != null;
        if (failure == null) {
            failedAt = at;
            failure = echo && error.getCause() instanceof SQLException first ? first : error;
        }
    }

    /** An error that answers nothing, such as the end of the server, belongs to the last statement. */
    private Asked current() {
        if (asked.isEmpty()) {
            asked.add(new Asked("", () -> {}));
        }
        return asked.get(Math.min(at, asked.size() - 1));
    }

    private void row() throws IOException {
        stream.receiveInteger4();
        int columns = stream.receiveInteger2();
        List<Optional<String>> row = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            int length = stream.receiveInteger4();
            row.add(
                    length < 0
                            ? Optional.empty()
                            : Optional.of(new String(stream.receive(length), StandardCharsets.UTF_8)));
        }
        current().rows.add(row);
    }

    private void notice() throws IOException {
        int length = stream.receiveInteger4() - 4;
        if (allNotices++ < KEPT_NOTICES) {
            notices.add(new PSQLWarning(new ServerErrorMessage(stream.receiveString(length))));
        } else {
            skip(length);
        }
    }

    /** Some settings pgjdbc cannot live with; then it has closed the connection. */
    private void setting() throws IOException {
        try {
            wire.executor().receiveParameterStatus();
        } catch (SQLException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    private void notification() throws IOException {
        stream.receiveInteger4();
        int process = stream.receiveInteger4();
        String channel = stream.receiveString();
        notifications.add(new Notification(channel, process, stream.receiveString()));
    }

    private String text() throws IOException {
        int length = stream.receiveInteger4() - 4;
        String text = stream.receiveString(length - 1);
        stream.receiveChar();
        return text;
    }

    /** PGStream's own skip never returns when the connection ends meanwhile (measured, 42.7.14). */
    private void skip(int length) throws IOException {
        for (int left = length; left > 0; left -= SKIPPED_AT_ONCE) {
            stream.receive(Math.min(left, SKIPPED_AT_ONCE));
        }
    }

    /** Hands notices and notifications to the driver; by the thread that uses the connection, whose lock it takes. */
    void handOver() {
        notices.forEach(wire.executor()::addWarning);
        notices.clear();
        notifications.forEach(wire.executor()::addNotification);
        notifications.clear();
    }

    /** Says how many notices were too many. */
    void handOverLast() {
        if (allNotices > KEPT_NOTICES) {
            notices.add(new SQLWarning(
                    (allNotices - KEPT_NOTICES) + " more notices of this COPY were read and not kept", "01000"));
        }
        handOver();
    }
}
