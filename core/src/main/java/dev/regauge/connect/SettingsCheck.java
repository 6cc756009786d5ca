package dev.regauge.connect;

import dev.regauge.connect.prepare.PreparedStatementCache;
import java.time.Duration;
import java.util.List;

/** What settings can get wrong among themselves, and with the limits of HikariCP and the drivers. */
final class SettingsCheck {

    /** HikariCP would replace a shorter one by a default of its own. */
    private static final Duration SHORTEST_BORROW = Duration.ofMillis(250);

    private static final Duration SHORTEST_LIFETIME = Duration.ofSeconds(30);
    static final Duration SHORTEST_CHECK = Duration.ofSeconds(30);
    private static final Duration SHORTEST_IDLE = Duration.ofSeconds(10);

    /** Whole seconds whose milliseconds are an {@code int}, of which a driver makes a socket's limit. */
    static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE / 1000);

    private final Settings settings;
    private final List<String> problems;

    private SettingsCheck(Settings settings, List<String> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** Adds what is wrong to the problems. */
    static void check(Settings settings, List<String> problems) {
        SettingsCheck check = new SettingsCheck(settings, problems);
        check.checkPool();
        check.checkLifetimes();
        check.checkTimeouts();
        check.checkKeepAlive(settings.keepAlive());
        check.checkPreparing(settings.preparedStatementCache());
    }

    private void checkPool() {
        require(settings.poolSize() >= 1, "pool-size is " + settings.poolSize() + "; a pool has 1 connection or more");
        require(
                settings.minimumIdle() >= 0 && settings.minimumIdle() <= Math.max(settings.poolSize(), 0),
                "minimum-idle is " + settings.minimumIdle() + " and pool-size " + settings.poolSize()
                        + "; keep at least 0 and at most pool-size connections open");
        require(settings.instances() >= 1, "instances is " + settings.instances() + "; count this process too");
        require(
                isWithin(settings.borrowTimeout(), SHORTEST_BORROW),
                "borrow-timeout is " + shown(settings.borrowTimeout()) + "; wait 250ms or more");
    }

    private void checkLifetimes() {
        Duration lifetime = settings.maxLifetime();
        Duration idleCheck = settings.idleCheck();
        require(
                lifetime.isZero() || isWithin(lifetime, SHORTEST_LIFETIME),
                "max-lifetime is " + shown(lifetime) + "; take 30s or more, or 0s for no limit");
        require(
                idleCheck.isZero() || isWithin(idleCheck, SHORTEST_CHECK),
                "idle-check is " + shown(idleCheck) + "; take 30s or more, or 0s for no check");
        require(
                idleCheck.isZero() || lifetime.isZero() || idleCheck.compareTo(lifetime) < 0,
                "idle-check is " + shown(idleCheck) + " and max-lifetime " + shown(lifetime)
                        + "; a connection must live longer than the time between two checks");
        require(
                settings.idleTimeout().isZero() || isWithin(settings.idleTimeout(), SHORTEST_IDLE),
                "idle-timeout is " + shown(settings.idleTimeout()) + "; take 10s or more, or 0s for no limit");
    }

    private void checkTimeouts() {
        Duration socket = settings.socketTimeout();
        Duration statement = settings.statementTimeout().orElse(Duration.ZERO);
        require(
                isWithin(settings.connectTimeout(), Duration.ofMillis(1)),
                "connect-timeout is " + shown(settings.connectTimeout()) + "; take more than nothing");
        require(
                socket.isZero() || isWithin(socket, Duration.ofMillis(1)),
                "socket-timeout is " + shown(socket) + "; take more than nothing, or 0s for no limit");
        require(
                statement.isZero() || isWithin(statement, Duration.ofMillis(1)),
                "statement-timeout is " + shown(statement) + "; take 1ms or more, or 0s for no limit");
        require(
                socket.isZero() || statement.isZero() || socket.compareTo(statement) > 0,
                "socket-timeout is " + shown(socket) + " and statement-timeout " + shown(statement)
                        + "; the client must wait longer than the server may work, or a slow statement breaks its"
                        + " connection; take a socket-timeout of " + shown(Settings.behind(statement))
                        + " or more");
    }

    private void checkKeepAlive(KeepAlive keepAlive) {
        boolean sound = keepAlive.count() > 0
                && keepAlive.count() <= 127
                && isSocketOption(keepAlive.idle())
                && isSocketOption(keepAlive.interval());
        require(
                sound || !keepAlive.isOn(),
                "keep-alive is " + keepAlive + "; take whole seconds from 1s to 32767s, and 1 to 127 questions");
    }

    /** Linux's own limits. */
    private static boolean isSocketOption(Duration duration) {
        return duration.toSeconds() >= 1
                && duration.toSeconds() <= 32767
                && duration.equals(Duration.ofSeconds(duration.toSeconds()));
    }

    private void checkPreparing(PreparedStatementCache cache) {
        require(
                cache.statements() >= 0 && cache.mebibytes() >= 0,
                "the cache of prepared statements holds " + cache.statements() + " statements and " + cache.mebibytes()
                        + " MiB; neither can be below 0");
        require(
                settings.preparePolicy().isDisabled() || (cache.statements() != 0 && cache.mebibytes() != 0),
                "prepare is " + settings.preparePolicy() + ", and the cache of prepared statements holds "
                        + cache.statements() + " statements and " + cache.mebibytes()
                        + " MiB, so that nothing would be found again; take disabled, or a larger cache");
    }

    private static boolean isWithin(Duration duration, Duration shortest) {
        return duration.compareTo(shortest) >= 0 && duration.compareTo(LONGEST) <= 0;
    }

    private static String shown(Duration duration) {
        return DurationText.of(duration);
    }

    private void require(boolean sound, String otherwise) {
        if (!sound) {
            problems.add(otherwise);
        }
    }
}
