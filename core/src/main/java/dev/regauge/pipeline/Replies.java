package dev.regauge.pipeline;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandler;
import org.postgresql.core.Tuple;
import org.postgresql.util.PSQLException;

/** Collects what the driver reads during one flight: an answer for each completed step, then the failure if there is one. */
final class Replies implements ResultHandler {

    private final List<Part> parts;
    private final List<Answered> completed;
    private Optional<Field[]> fields = Optional.empty();
    private List<Tuple> tuples = List.of();
    private @Nullable SQLException failure;
    private @Nullable SQLException unreadable;
    private int failedAt;

    /** Of a flight of these parts. */
    Replies(List<Part> parts) {
        this.parts = parts;
        completed = new ArrayList<>(parts.size());
    }

    /** The answers of the steps that completed, in order. */
    List<Answered> completed() {
        return completed;
    }

    /** The number of steps that had completed when the failure came: the index of the step that failed. */
    int failedAt() {
        return failedAt;
    }

    /**
     * Keeps copies of the columns where a statement is executed more than once in the run: the driver's own objects are
     * shared by all executions, and the next one may switch them from text to binary while these rows are still unread.
     */
    @Override
    public void handleResultRows(Query query, Field[] columns, List<Tuple> rows, @Nullable ResultCursor cursor) {
        boolean shared = parts.get(completed.size()).repeated();
        fields = Optional.of(shared ? Arrays.stream(columns).map(Replies::copy).toArray(Field[]::new) : columns);
        tuples = rows;
    }

    private static Field copy(Field column) {
        Field copy = new Field(
                column.getColumnLabel(),
                column.getOID(),
                column.getLength(),
                column.getMod(),
                column.getTableOid(),
                column.getPositionInTable());
        copy.setFormat(column.getFormat());
        return copy;
    }

    /** Comes once for each completed step, behind its rows. */
    @Override
    public void handleCommandStatus(String status, long count, long oid) {
        completed.add(new Answered(status, count, fields, tuples, Optional.ofNullable(unreadable)));
        unreadable = null;
        fields = Optional.empty();
        tuples = List.of();
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        // Notices of the server's belong to no statement here; pgjdbc's own log has them.
    }

    /**
     * What the server refuses ends the flight. What the driver alone cannot take in ends nothing: the server has executed
     * the step and goes on.
     */
    @Override
    public void handleError(SQLException error) {
        unreadable = error;
        if (failure == null || (isOfServer(error) && !isOfServer(failure))) {
            failure = error;
            failedAt = completed.size();
        } else {
            failure.setNextException(error);
        }
    }

    /** Whether the server itself says so. */
    static boolean isOfServer(SQLException failure) {
        return failure instanceof PSQLException said && said.getServerErrorMessage() != null;
    }

    @Override
    public void handleCompletion() throws SQLException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void secureProgress() {
        // Asked for by batches only.
    }

    @Override
    public @Nullable SQLException getException() {
        return failure;
    }
}
