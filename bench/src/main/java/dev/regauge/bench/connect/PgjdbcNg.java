package dev.regauge.bench.connect;

import dev.regauge.bench.run.Address;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.parity.Database;
import dev.regauge.parity.DriverLoader;
import dev.regauge.parity.LoadedDriver;
import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections of pgjdbc-ng 0.8.9, whose jar the build of core sets aside; it is on nobody's class path. */
final class PgjdbcNg implements DataSource {

    private static final Profile PROFILE = Profile.parse("pgjdbc-ng:0.8.9");

    private final Address address;
    private final Map<String, String> properties;

    PgjdbcNg(Address address, Map<String, String> properties) {
        this.address = address;
        this.properties = properties;
    }

    @Override
    public Connection getConnection() {
        Database database = new Database(address.host(), address.port(), BenchServer.DATABASE, BenchServer.USER, "");
        return Loaded.DRIVER.connect(database, properties);
    }

    /** Loaded once, and left to the end of the JVM, because its threads outlive it anyway. */
    private static final class Loaded {
        static final LoadedDriver DRIVER = DriverLoader.load(PROFILE, DriverJars.of(PROFILE));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The user is the one that measures");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("Nothing is written");
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // Nothing is written.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The loader of the driver has one.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("Nothing is logged");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Nothing is wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
