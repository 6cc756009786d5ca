package dev.regauge.copy;

import dev.regauge.copy.travel.Rows;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Which of some rows the server refuses. An INSERT of many rows does not tell; COPY does, so it is given the same rows, and
 * rolled back whatever becomes of it.
 */
final class RowSearch {

    private RowSearch() {}

    /** The row's place from 1, or 0 where COPY does not tell either. */
    static long line(LoadSession session, Target target, Rows rows, Duration patience) {
        try {
            Footing footing = session.footing();
            CopyTransfer.begin(session, footing.leftOpen(), target.copy().withoutGuard(), patience)
                    .finish(rows);
            session.execute(footing.undo());
            return 0;
        } catch (SQLException again) {
            return ServerWords.of(again).line();
        }
    }
}
