package dev.regauge.connect;

import static java.util.Objects.requireNonNull;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.connect.prepare.PreparedStatementCache;
import dev.regauge.url.Dialect;
import dev.regauge.url.Secrets;
import java.sql.Driver;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.StringJoiner;

/**
 * Everything that can be said about a pool of connections, as one value.
 *
 * <p>What is said here counts more than what the URL says, and what the URL says counts more than the defaults below.
 * Nothing is checked until {@link Regauge#connect(Settings)}, which reports all that is wrong at once. Immutable: {@code
 * with...} returns a copy. Printing one shows no password.
 *
 * <p>Each setting that has a text form can also be an environment variable or a property: see {@link #from}.
 */
public final class Settings {

    /** So much longer than the server is given, the client waits for its answer: time for the answer's way. */
    static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Duration IDLE_CHECK = Duration.ofMinutes(2);

    private static final Duration SOCKET_TIMEOUT = Duration.ofMinutes(5);

    private final Map<Setting<?>, Object> said;
    private final List<String> unreadable;

    private Settings(Map<Setting<?>, Object> said, List<String> unreadable) {
        this.said = Map.copyOf(said);
        this.unreadable = List.copyOf(unreadable);
    }

    /** The URL and nothing else; blanks and line ends around it are no part of it. */
    public static Settings of(String url) {
        return new Settings(Map.of(), List.of())
                .with(Setting.URL, requireNonNull(url, "url").strip());
    }

    /**
     * What the environment and the properties say. {@code regauge.pool-size} is the property and {@code
     * REGAUGE_POOL_SIZE} the variable of one setting; where both are there, the property counts. The names: url, dialect, user,
     * password, application-name, pool-size, minimum-idle, instances, borrow-timeout, connect-timeout, socket-timeout,
     * statement-timeout, max-lifetime, idle-timeout, idle-check, keep-alive, prepare, prepared-statements,
     * prepared-mebibytes, pooler-preparing, context-required.
     *
     * <p>Durations have a unit: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}, or are written as in ISO 8601, {@code PT90S}. {@code keep-alive} is {@code
     * 30s,5s,5} or {@code off}; {@code prepare} is {@code disabled}, {@code immediately} or an execution, 1 or more. An
     * empty text counts as not there. A value that cannot be read, and a name that begins like ours and is none of
     * these, are problems that {@link Regauge#connect(Settings)} reports; the values of url and password are never shown.
     *
     * @param environment for example {@code System.getenv()}
     * @param properties for example {@code System.getProperties()}
     */
    public static Settings from(Map<String, String> environment, Properties properties) {
        WrittenSettings written = new WrittenSettings();
        written.readVariables(requireNonNull(environment, "environment"));
        written.readProperties(requireNonNull(properties, "properties"));
        return new Settings(written.said(), written.problems());
    }

    // --- where, and who

    /**
     * The dialect of the URL, where its beginning does not tell: {@code postgresql://} is taken for libpq's, and libpq takes
     * TLS where the server has it. A URL written for Go's lib/pq, to which the same text means that there must be TLS, needs
     * its dialect named, and so does one with parameters of another client.
     */
    public Settings withDialect(Dialect dialect) {
        return with(Setting.DIALECT, dialect);
    }

    /** The user that logs in, in place of the one in the URL. */
    public Settings withUser(String user) {
        return with(Setting.USER, user);
    }

    /**
     * The password, in place of the one in the URL. Without any, pgjdbc looks into {@code ~/.pgpass} or the file that
     * {@code PGPASSFILE} names; it does not look at {@code PGPASSWORD}.
     */
    public Settings withPassword(String password) {
        return with(Setting.PASSWORD, password);
    }

    /** How the sessions are called in {@code pg_stat_activity}; default {@code regauge}. */
    public Settings withApplicationName(String name) {
        return with(Setting.APPLICATION_NAME, name);
    }

    /**
     * The driver, where it is not the pgjdbc of the class path: an instance of pgjdbc-ng's {@code PGDriver}, from any
     * class loader. The URL is written in its dialect.
     */
    public Settings withDriver(Driver driver) {
        return with(Setting.DRIVER, driver);
    }

    // --- the pool

    /** The most connections; default 10, as HikariCP's. */
    public Settings withPoolSize(int connections) {
        return with(Setting.POOL_SIZE, connections);
    }

    /** Connections that are kept open without work; default the pool's size, which HikariCP recommends. */
    public Settings withMinimumIdle(int connections) {
        return with(Setting.MINIMUM_IDLE, connections);
    }

    /** How many processes with such a pool share the server; default 1. Only advice about sizes depends on it. */
    public Settings withInstances(int processes) {
        return with(Setting.INSTANCES, processes);
    }

    /** How long {@code getConnection} waits for a free connection, 250 ms or more; default 30 s, as HikariCP's. */
    public Settings withBorrowTimeout(Duration limit) {
        return with(Setting.BORROW_TIMEOUT, limit);
    }

    /** After how long a connection is closed, give or take, 30 s or more, or zero for never; default 30 min, as HikariCP's. */
    public Settings withMaxLifetime(Duration lifetime) {
        return with(Setting.MAX_LIFETIME, lifetime);
    }

    /**
     * How long a connection beyond the minimum may idle, 10 s or more, or zero for ever; default 10 min, as HikariCP's.
     * Without meaning where the minimum is the pool's size.
     */
    public Settings withIdleTimeout(Duration limit) {
        return with(Setting.IDLE_TIMEOUT, limit);
    }

    /**
     * How often the pool asks an idle connection whether it lives, 30 s or more and less than the lifetime, or zero for
     * never; default 2 min, HikariCP's since 7, or half of the lifetime where that is less (none where that is below 30 s). It keeps load balancers from forgetting the connection and finds dead ones
     * before a caller does.
     */
    public Settings withIdleCheck(Duration interval) {
        return with(Setting.IDLE_CHECK, interval);
    }

    // --- time limits

    /**
     * How long a TCP connection may take to stand, and then the server to each answer of the login; default 10 s, as
     * pgjdbc's, which limits the first only. pgjdbc counts whole seconds, rounded up.
     */
    public Settings withConnectTimeout(Duration limit) {
        return with(Setting.CONNECT_TIMEOUT, limit);
    }

    /**
     * How long the server may stay silent in the middle of an answer; then the connection is broken and the caller gets an
     * exception. Zero for ever, which is what bare pgjdbc does. It does not apply to a COPY that runs through {@link
     * RegaugeDataSource#copyManager}.
     *
     * <p>Default 5 min, or 30 s more than the statement timeout where that is longer. A connection into a black hole (a
     * firewall that drops what it has forgotten, a server without power) otherwise holds its thread until Linux gives up
     * resending, after 15 min ({@code tcp_retries2}), or for ever where something in between acknowledges. Shorter would
     * cut off honest work: the server goes on with a statement whose client has left. Who runs longer statements, such as
     * migrations, sets a statement timeout or a longer socket timeout.
     *
     * <p>It must be longer than the statement timeout. Where the server has set the user or the database a longer one, the
     * connection waits 30 s more than that, and the log says so once.
     */
    public Settings withSocketTimeout(Duration limit) {
        return with(Setting.SOCKET_TIMEOUT, limit);
    }

    /**
     * How long a statement may run on the server, in ms; then it fails with SQLSTATE 57014 and the connection stays good.
     * Default: what the server says. It is told when a connection starts, which a pooler may refuse.
     */
    public Settings withStatementTimeout(Duration limit) {
        return with(Setting.STATEMENT_TIMEOUT, limit);
    }

    /**
     * When the operating system asks a quiet connection whether it lives; default {@link KeepAlive#DEFAULT}, 30 s, 5 s, 5
     * times. Bare pgjdbc never asks, so that a thread that waits for a server that is gone waits for ever.
     */
    public Settings withKeepAlive(KeepAlive keepAlive) {
        return with(Setting.KEEP_ALIVE, keepAlive);
    }

    // --- prepared statements

    /** From which execution a statement is prepared; default 5, as pgjdbc's. */
    public Settings withPreparePolicy(PreparePolicy policy) {
        return with(Setting.PREPARE, policy);
    }

    /**
     * How many prepared statements each connection keeps; default 256 and 5 MiB, as pgjdbc's.
     *
     * @param statements 0 or more
     * @param mebibytes 0 or more
     */
    public Settings withPreparedStatementCache(int statements, int mebibytes) {
        return with(Setting.PREPARED_STATEMENTS, statements).with(Setting.PREPARED_MEBIBYTES, mebibytes);
    }

    /**
     * Whether a pooler between us and the server passes prepared statements on, as PgBouncer does from 1.21 on with {@code
     * max_prepared_statements}; default false. Without it, a connection through a pooler prepares nothing, and the log
     * says so once.
     */
    public Settings withPoolerPreparing(boolean passedOn) {
        return with(Setting.POOLER_PREPARING, passedOn);
    }

    /** Whether a connection may be used only with a session context; default false. */
    public Settings withContextRequired(boolean required) {
        return with(Setting.CONTEXT_REQUIRED, required);
    }

    // --- what was said, or the default

    /** The most connections. */
    public int poolSize() {
        return value(Setting.POOL_SIZE).orElse(10);
    }

    /** Connections that are kept open without work. */
    public int minimumIdle() {
        return value(Setting.MINIMUM_IDLE).orElse(poolSize());
    }

    /** Processes with such a pool. */
    public int instances() {
        return value(Setting.INSTANCES).orElse(1);
    }

    /** How long a caller waits for a free connection. */
    public Duration borrowTimeout() {
        return value(Setting.BORROW_TIMEOUT).orElse(Duration.ofSeconds(30));
    }

    /** How long a TCP connection may take to stand. */
    public Duration connectTimeout() {
        return value(Setting.CONNECT_TIMEOUT).orElse(Duration.ofSeconds(10));
    }

    /** How long the server may stay silent; zero for ever. */
    public Duration socketTimeout() {
        return value(Setting.SOCKET_TIMEOUT).orElseGet(() -> {
            Duration behind = behind(statementTimeout().orElse(Duration.ZERO));
            return behind.compareTo(SOCKET_TIMEOUT) > 0 ? behind : SOCKET_TIMEOUT;
        });
    }

    /** So long the client waits for a statement that may take so long. */
    static Duration behind(Duration statement) {
        return statement.compareTo(SettingsCheck.LONGEST) < 0 ? statement.plus(MARGIN) : statement;
    }

    /** How long a statement may run; empty where only the server knows. */
    public Optional<Duration> statementTimeout() {
        return value(Setting.STATEMENT_TIMEOUT);
    }

    /** When the operating system asks a quiet connection. */
    public KeepAlive keepAlive() {
        return value(Setting.KEEP_ALIVE).orElse(KeepAlive.DEFAULT);
    }

    /** How often the pool asks an idle connection; zero for never. */
    public Duration idleCheck() {
        return value(Setting.IDLE_CHECK).orElseGet(() -> {
            Duration half = maxLifetime().dividedBy(2);
            if (maxLifetime().isZero() || half.compareTo(IDLE_CHECK) > 0) {
                return IDLE_CHECK;
            }
            return half.compareTo(SettingsCheck.SHORTEST_CHECK) < 0 ? Duration.ZERO : half;
        });
    }

    /** After how long a connection is closed; zero for never. */
    public Duration maxLifetime() {
        return value(Setting.MAX_LIFETIME).orElse(Duration.ofMinutes(30));
    }

    /** How long a connection beyond the minimum may idle; zero for ever. */
    public Duration idleTimeout() {
        return value(Setting.IDLE_TIMEOUT).orElse(Duration.ofMinutes(10));
    }

    /** From which execution a statement is prepared. */
    public PreparePolicy preparePolicy() {
        return value(Setting.PREPARE).orElse(PreparePolicy.fromExecution(5));
    }

    /** How many prepared statements each connection keeps. */
    public PreparedStatementCache preparedStatementCache() {
        PreparedStatementCache other = PreparedStatementCache.DEFAULT;
        return new PreparedStatementCache(
                value(Setting.PREPARED_STATEMENTS).orElse(other.statements()),
                value(Setting.PREPARED_MEBIBYTES).orElse(other.mebibytes()));
    }

    /** Whether a pooler passes prepared statements on. */
    public boolean poolerPreparing() {
        return value(Setting.POOLER_PREPARING).orElse(false);
    }

    /** Whether a connection may be used only with a session context. */
    public boolean contextRequired() {
        return value(Setting.CONTEXT_REQUIRED).orElse(false);
    }

    /** How the sessions are called. */
    public String applicationName() {
        return value(Setting.APPLICATION_NAME).orElse("regauge");
    }

    <T> Settings with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> copy = new HashMap<>(said);
        copy.put(setting, requireNonNull(value, setting.name()));
        return new Settings(copy, unreadable);
    }

    boolean says(Setting<?> setting) {
        return said.containsKey(setting);
    }

    @SuppressWarnings("unchecked") // only with(Setting<T>, T) and the setting's own reader put values in
    <T> Optional<T> value(Setting<T> setting) {
        return Optional.ofNullable((T) said.get(setting));
    }

    /** What could not be read. */
    List<String> unreadable() {
        return unreadable;
    }

    /** What was said, with the password and those in the URL as {@code ***}. */
    @Override
    public String toString() {
        StringJoiner shown = new StringJoiner(", ", "Settings[", "]");
        for (Setting<?> setting : Setting.WRITTEN) {
            value(setting).ifPresent(value -> shown.add(setting.name() + "=" + shown(setting, value)));
        }
        value(Setting.DRIVER)
                .ifPresent(driver -> shown.add("driver=" + driver.getClass().getName()));
        return shown.toString();
    }

    private String shown(Setting<?> setting, Object value) {
        if (setting.equals(Setting.PASSWORD)) {
            return Secrets.MASK;
        }
        if (setting.equals(Setting.URL)) {
            return Plan.masked(this);
        }
        return value instanceof Duration duration ? DurationText.of(duration) : value.toString();
    }
}
