package dev.regauge.connect.failure;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Tells HikariCP which connections are dead, for {@code HikariConfig.setExceptionOverrideClassName}: those whose session
 * has ended, and no other.
 *
 * <p>HikariCP alone goes by SQLSTATE: it throws a healthy connection away after any 0A000 (a stale cached plan, a feature
 * that is not there) and keeps one whose session ended with 25P03 or a FATAL 40001 until it fails once more. Stateless, and
 * safe for use by several threads.
 */
public final class PoolEviction implements SQLExceptionOverride {

    /** For HikariCP, which makes an instance by the name of the class. */
    public PoolEviction() {}

    /** {@link Override#MUST_EVICT} when the session has ended, otherwise {@link Override#DO_NOT_EVICT}. */
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return Failure.of(failure).endedSession() ? Override.MUST_EVICT : Override.DO_NOT_EVICT;
    }
}
