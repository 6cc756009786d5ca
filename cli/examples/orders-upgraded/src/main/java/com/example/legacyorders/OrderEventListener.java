package com.example.legacyorders;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the events that the database announces to a consumer. */
public final class OrderEventListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OrderEventListener.class);

    private static final int POLL_MILLIS = 500;

    private final Connection connection;
    private final Consumer<String> consumer;
    private final Thread poller = new Thread(this::poll, "order-events");
    private volatile boolean closed;

    private OrderEventListener(Connection connection, Consumer<String> consumer) {
        this.connection = connection;
        this.consumer = consumer;
    }

    public static OrderEventListener start(DataSource dataSource, Consumer<String> consumer) throws SQLException {
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN order_events");
        }
        OrderEventListener listener = new OrderEventListener(connection, consumer);
        listener.poller.setDaemon(true);
        listener.poller.start();
        return listener;
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        try {
            poller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }

    private void poll() {
        try {
            PGConnection server = connection.unwrap(PGConnection.class);
            while (!closed) {
                for (PGNotification event : server.getNotifications(POLL_MILLIS)) {
                    log.debug("{} from server process {}: {}", event.getName(), event.getPID(), event.getParameter());
                    consumer.accept(event.getParameter());
                }
            }
        } catch (SQLException e) {
            log.warn("No more order events: the connection is closed", e);
        }
    }
}
