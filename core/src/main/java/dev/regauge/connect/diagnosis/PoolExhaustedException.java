package dev.regauge.connect.diagnosis;

import java.sql.SQLTransientConnectionException;

/**
 * No connection became free in time, and why.
 *
 * <p>SQLSTATE, vendor code and chained exceptions are those of HikariCP's exception, which is the cause: the SQLSTATE is that
 * of the last connection that could not be opened, or null.
 */
public final class PoolExhaustedException extends SQLTransientConnectionException {

    private static final long serialVersionUID = 1L;

    private final transient PoolDiagnosis diagnosis;

    PoolExhaustedException(String message, SQLTransientConnectionException cause, PoolDiagnosis diagnosis) {
        super(message, cause.getSQLState(), cause.getErrorCode(), cause);
        this.diagnosis = diagnosis;
        if (cause.getNextException() != null) {
            setNextException(cause.getNextException());
        }
    }

    /** What was found out. It is lost when the exception is serialized; the message is not. */
    public PoolDiagnosis diagnosis() {
        return diagnosis;
    }
}
