package dev.regauge.copy;

import dev.regauge.copy.travel.Lanes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The connections of streams: that of the load itself, and others of the same data source, each with the same context. */
final class StreamLanes {

    private StreamLanes() {}

    /** Takes as many as are missing. Where one cannot be had, all are given back but the load's own. */
    static Lanes of(LoadSession first, DataSource source, int number, Duration patience) throws SQLException {
        List<LoadSession> sessions = new ArrayList<>(List.of(first));
        try {
            while (sessions.size() < number) {
                sessions.add(LoadSession.of(source, patience));
            }
        } catch (SQLException | RuntimeException e) {
            sessions.stream().skip(1).forEach(LoadSession::release);
            throw e;
        }
        return new Lanes(
                sessions.stream().map(LoadSession::connection).toList(),
                first.footing().before(),
                () -> sessions.forEach(LoadSession::release),
                source);
    }
}
