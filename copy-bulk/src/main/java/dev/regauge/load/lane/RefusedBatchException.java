package dev.regauge.load.lane;

import dev.regauge.load.store.Refused;
import java.io.Serial;
import java.sql.SQLException;
import java.util.Optional;

/** The server refused a row, and none may be refused. */
public final class RefusedBatchException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Optional<Refused> row;
    private final SQLException failure;
    private final int file;
    private final long first;
    private final long last;

    RefusedBatchException(int file, Optional<Refused> row, long first, long last, SQLException failure) {
        super("the server refused a row", failure);
        this.row = row;
        this.failure = failure;
        this.file = file;
        this.first = first;
        this.last = last;
    }

    /** Which of the load's files it is of. */
    public int file() {
        return file;
    }

    /** The row; empty where the server named none. */
    public Optional<Refused> row() {
        return row;
    }

    /** The number of the first row that it may be. */
    public long first() {
        return first;
    }

    /** The number of the last one. */
    public long last() {
        return last;
    }

    /** What the server said. */
    public SQLException failure() {
        return failure;
    }
}
