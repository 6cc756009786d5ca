package dev.regauge.connect.diagnosis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.postgresql.PGConnection;

/**
 * Asks the server, on a connection of its own, about sessions and limits.
 *
 * <p>Plain statements with nothing but numbers in them, and no setting changed, so that it also works behind a pooler.
 */
final class ServerQuestion {

    /** A blocker whose process is 0 is a prepared transaction, which has no session. */
    private static final String SESSIONS = """
            select a.pid, coalesce(a.state, '') as state,
                   coalesce(extract(epoch from clock_timestamp() - a.state_change) * 1000, 0)::bigint as in_state,
                   coalesce(extract(epoch from clock_timestamp() - a.query_start) * 1000, 0)::bigint as running,
                   left(coalesce(a.query, ''), 4000) as query,
                   case when a.state = 'active' and a.wait_event_type not in ('Client', 'Activity')
                        then a.wait_event_type || ': ' || a.wait_event else '' end as waits_for,
                   case when a.wait_event_type = 'Lock' then (
                       select string_agg(case when b.pid is null then 'a prepared transaction' else
                           format('backend %%s (%%s, %%s for %%s s)', b.pid,
                               coalesce(nullif(b.application_name, ''), b.usename), b.state,
                               extract(epoch from clock_timestamp() - b.state_change)::int) end, ', ')
                       from unnest(pg_blocking_pids(a.pid)) as blocker left join pg_stat_activity b on b.pid = blocker) end
                       as blocked_by
            from pg_stat_activity a where a.pid = any ('{%s}'::int[])""";

    /** The setting reserved_connections came with PostgreSQL 16. */
    private static final String LIMITS = """
            select pg_backend_pid(), current_setting('max_connections')::int,
                   current_setting('superuser_reserved_connections')::int
                       + coalesce(nullif(current_setting('reserved_connections', true), ''), '0')::int,
                   (select rolconnlimit from pg_roles where rolname = session_user),
                   (select datconnlimit from pg_database where datname = current_database())""";

    private static final String USERS = """
            select coalesce(usename, ''), coalesce(datname, ''), coalesce(application_name, ''), count(*)::int
            from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
            group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit 5""";

    private final Connection connection;
    private final int seconds;

    ServerQuestion(Connection connection, int seconds) {
        this.connection = connection;
        this.seconds = seconds;
    }

    ServerAnswer ask(Collection<Integer> pids) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds);
            List<ServerLimits.User> users = users(statement);
            try (ResultSet row = statement.executeQuery(LIMITS)) {
                row.next();
                ServerLimits limits = limits(row, users);
                Optional<String> unknown = unknown(row.getInt(1));
                return unknown.isPresent()
                        ? ServerAnswer.withoutSessions(limits, unknown.get())
                        : ServerAnswer.of(sessions(statement, pids), limits);
            }
        }
    }

    /** Why sessions cannot be told by the numbers that the driver has. A pooler makes up the number it gives to the driver. */
    private Optional<String> unknown(int pid) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            return Optional.of("the driver does not tell which sessions of the server the pool has");
        }
        return connection.unwrap(PGConnection.class).getBackendPID() == pid
                ? Optional.empty()
                : Optional.of("a pooler is in between, and the server knows the pool's sessions by other numbers");
    }

    private static ServerLimits limits(ResultSet row, List<ServerLimits.User> users) throws SQLException {
        return new ServerLimits(row.getInt(2), row.getInt(3), limit(row.getInt(4)), limit(row.getInt(5)), users);
    }

    private static OptionalInt limit(int value) {
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static List<ServerLimits.User> users(Statement statement) throws SQLException {
        List<ServerLimits.User> users = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(USERS)) {
            while (row.next()) {
                users.add(new ServerLimits.User(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
            }
        }
        return users;
    }

    private static Map<Integer, Session> sessions(Statement statement, Collection<Integer> pids) throws SQLException {
        Map<Integer, Session> sessions = new HashMap<>();
        String list = String.join(",", pids.stream().map(String::valueOf).toList());
        try (ResultSet row = statement.executeQuery(SESSIONS.formatted(list))) {
            while (row.next()) {
                Session session = Session.read(row);
                sessions.put(session.pid(), session);
            }
        }
        return sessions;
    }
}
