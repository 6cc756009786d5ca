package dev.regauge.connect.failure;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A source whose connections do not say what is inside of them, as those of other drivers; or that always gives the same. */
final class ForeignSource implements DataSource {

    private final DataSource source;
    private final Optional<Connection> always;

    ForeignSource(DataSource source) {
        this.source = source;
        this.always = Optional.empty();
    }

    ForeignSource(DataSource source, Connection always) {
        this.source = source;
        this.always = Optional.of(always);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return always.isPresent() ? always.get() : mute(source.getConnection());
    }

    private static Connection mute(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ForeignSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("isWrapperFor")) {
                        return false;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
