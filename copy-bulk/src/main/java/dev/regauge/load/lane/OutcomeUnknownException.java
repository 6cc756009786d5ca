package dev.regauge.load.lane;

import java.io.Serial;
import java.sql.SQLException;

/** The server was lost while it committed, and nobody could be asked what has become of it. */
public final class OutcomeUnknownException extends SQLException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String question;

    OutcomeUnknownException(String question, SQLException lost) {
        super(lost.getMessage(), lost.getSQLState(), lost);
        this.question = question;
    }

    /** The statement that tells, once the server can be reached. */
    public String question() {
        return question;
    }
}
