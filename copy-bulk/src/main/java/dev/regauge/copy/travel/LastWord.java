package dev.regauge.copy.travel;

import dev.regauge.copy.wire.ConnectionLostException;
import java.sql.SQLException;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * What the words with which a server ends a session say about statements that were on their way. In the extended protocol it
 * reports a statement before it commits it, so words that come instead of that report mean that nothing was committed. Those
 * behind it mean nothing, and neither does the mere end of a stream, nor what a pooler says in the server's place.
 */
final class LastWord {

    private LastWord() {}

    /**
     * The failure, as one that is known to have kept nothing where it is.
     *
     * @param answered how many statements the server had reported
     * @param statements how many were sent; if one of them ends a transaction, it is the last
     */
    static SQLException about(SQLException failure, PgConnection connection, int answered, int statements) {
        boolean isBeforeTheEnd = statements == 1 ? answered == 0 : answered < statements - 1;
        return isBeforeTheEnd
                        && connection.getPreferQueryMode() != PreferQueryMode.SIMPLE
                        && ConnectionLostException.isEndByCommand(failure)
                ? ConnectionLostException.unexecuted(failure)
                : failure;
    }
}
