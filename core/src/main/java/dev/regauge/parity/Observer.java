package dev.regauge.parity;

import dev.regauge.route.Aspect;
import dev.regauge.route.Observation;
import dev.regauge.route.Outcome;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One probe under way on one driver: takes down what is seen. For the thread that runs the probe.
 *
 * <p>The texts taken down are canonical: the same for the same thing in every run. The schema's name reads {@code schema},
 * a password {@code ***}, and what is longer than 300 characters is cut and given with its length and checksum.
 */
public final class Observer implements AutoCloseable {

    private final LoadedDriver driver;
    private final Database database;
    private final Connection connection;
    private final String schema;
    private final List<Observation> seen = new ArrayList<>();
    private final List<Tap> taps = new CopyOnWriteArrayList<>();
    private final List<Connection> opened = new CopyOnWriteArrayList<>();
    private @Nullable PreparedStatement prepared;

    Observer(LoadedDriver driver, Database database, Connection connection, String schema) {
        this.driver = driver;
        this.database = database;
        this.connection = connection;
        this.schema = schema;
    }

    /** JDBC that may fail. */
    public interface Work {
        /** Does it. */
        void run() throws Exception;
    }

    /** All rows, each column by {@code getString}: {@code rows: 1, a; 2, b}, or {@code no rows}. Closes the result. */
    public void rows(ResultSet rows) throws SQLException {
        text(Canonical.rows(rows));
    }

    /** The same with the columns' labels before it. */
    public void table(ResultSet rows) throws SQLException {
        text(Canonical.labels(rows) + ", " + Canonical.rows(rows));
    }

    /** A value, and the Java class that a program would cast it to. */
    public void value(@Nullable Object value) throws Exception {
        text(Canonical.value(value));
        if (value != null) {
            add(Aspect.CLASS, Canonical.className(value));
        }
    }

    /** Any fact, as long as it is the same in every run. */
    public void text(@Nullable String fact) {
        add(Aspect.DATA, fact == null ? "null" : fact);
    }

    /** A number with what it counts, or a truth: {@code fetched 10}. */
    public void text(String name, Object fact) {
        text(name + " " + fact);
    }

    /** An update count. */
    public void count(long count) {
        text(Canonical.updated(count));
    }

    /** The update counts of a batch. */
    public void counts(int[] counts) {
        text("counts " + Arrays.toString(counts));
    }

    /** Runs a batch: its counts; when it fails, the error and then the counts that the exception holds. */
    public void batch(Statement statement) throws SQLException {
        try {
            counts(statement.executeBatch());
        } catch (BatchUpdateException e) {
            caught(e);
            counts(e.getUpdateCounts());
        }
    }

    /** Every result of an {@code execute}, in order. */
    public void results(Statement statement, boolean firstIsRows) throws SQLException {
        text(Canonical.results(statement, firstIsRows));
    }

    /** What the server holds: the rows of a query whose columns are of type text. */
    public void stored(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            add(Aspect.STORED, Canonical.rows(statement.executeQuery(sql)));
        }
    }

    /** The error that work ends with, after which the probe goes on; {@code worked} when there is none. */
    public void error(Work work) {
        try {
            work.run();
            text("worked");
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            caught(e);
        }
    }

    /** An error that the probe has caught itself: SQLSTATE and message, without what means nothing. */
    public void caught(Throwable error) {
        add(Aspect.ERROR, Failures.of(error).text().substring(Outcome.FAILURE.length()));
    }

    /** A chain of warnings. */
    public void warnings(@Nullable SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            add(Aspect.WARNING, Failures.of(warning).text().substring(Outcome.FAILURE.length()));
        }
    }

    /** What something took, for example {@code prepared on the server}. */
    public void cost(String fact) {
        add(Aspect.COST, fact);
    }

    /**
     * What work costs on a connection from {@link #tapped}: round trips, and the protocol messages sent in each, for
     * example {@code 2 round trips: PDS BES} for Parse, Describe, Sync and then Bind, Execute, Sync.
     */
    public void roundTrips(Connection tapped, Work work) throws Exception {
        Tap tap = taps.stream()
                .filter(candidate -> candidate.carries(tapped))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The connection is not from tapped()"));
        tap.forget();
        work.run();
        cost(tap.summary());
    }

    /**
     * A second connection, with something behind the address of the driver's own URL, as {@code "?a=b"}. It is closed
     * with the probe where the probe does not close it, as all second connections are.
     */
    public Connection connect(String query) throws SQLException, TimeoutException {
        return connect(driver.flavor().urlPrefix(), query);
    }

    /** A second connection, with a URL of any prefix up to and including the slashes. */
    public Connection connect(String prefix, String query) throws SQLException, TimeoutException {
        return connectTo(prefix + database.address() + query, Map.of());
    }

    /** A second connection with a URL as it stands and properties beside it; user and password are added. */
    public Connection connectTo(String url, Map<String, String> properties) throws SQLException, TimeoutException {
        Connection second = driver.open(url, database, properties);
        return opened(second);
    }

    private Connection opened(@Nullable Connection second) throws SQLException {
        if (second == null) {
            throw new SQLException("the driver does not accept the URL");
        }
        opened.add(second);
        return second;
    }

    /** A second connection, over which {@link #roundTrips} counts; every reply takes 20 ms. The same schema comes first. */
    public Connection tapped(String query) throws Exception {
        Tap tap = Tap.to(database);
        taps.add(tap);
        Connection tapped = opened(
                driver.open(driver.flavor().urlPrefix() + tap.database().address() + query, tap.database(), Map.of()));
        tap.carry(tapped);
        try (Statement statement = tapped.createStatement()) {
            statement.execute("set search_path = " + schema);
        }
        return tapped;
    }

    /** A class of the driver's, or one that the driver would see. */
    public Class<?> driverClass(String name) throws ClassNotFoundException {
        return Class.forName(name, false, driver.loader());
    }

    /** Host, port and database as they stand in a URL behind the slashes. */
    public String address() {
        return database.address();
    }

    /** The driver's own URL up to and including the slashes. */
    public String urlPrefix() {
        return driver.flavor().urlPrefix();
    }

    Connection connection() {
        return connection;
    }

    /** A prepared statement becomes the one at hand. */
    void use(PreparedStatement statement) {
        prepared = statement;
    }

    /** The statement that {@link Probe#prepare} has prepared; code calls it {@code s}. */
    public PreparedStatement prepared() {
        if (prepared == null) {
            throw new IllegalStateException("The probe has prepared no statement");
        }
        return prepared;
    }

    Outcome outcome() {
        return seen.isEmpty() ? new Outcome.Value("done") : Outcome.Value.of(seen);
    }

    private void add(Aspect aspect, String text) {
        seen.add(new Observation(aspect, Canonical.shortened(canonical(text))));
    }

    /** Without what is another in every run. */
    String canonical(String text) {
        return driver.masked(database, Canonical.withoutIdentity(text.replace(schema, "schema")));
    }

    /** The second connections that the probe has opened. */
    List<Connection> others() {
        return opened;
    }

    /** Ends the second connections, also while the probe still hangs on another thread. */
    @Override
    public void close() {
        opened.forEach(LoadedDriver::abort);
        taps.forEach(Tap::close);
    }
}
