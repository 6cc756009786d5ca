package com.example.legacyorders;

import com.impossibl.postgres.api.jdbc.PGConnection;
import com.impossibl.postgres.api.jdbc.PGNotificationListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the events that the database announces to a consumer. */
public final class OrderEventListener implements PGNotificationListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OrderEventListener.class);

    private final Connection connection;
    private final Consumer<String> consumer;

    private OrderEventListener(Connection connection, Consumer<String> consumer) {
        this.connection = connection;
        this.consumer = consumer;
    }

    public static OrderEventListener start(DataSource dataSource, Consumer<String> consumer) throws SQLException {
        Connection connection = dataSource.getConnection();
        OrderEventListener listener = new OrderEventListener(connection, consumer);
        connection.unwrap(PGConnection.class).addNotificationListener("order-desk", "order_events", listener);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN order_events");
        }
        return listener;
    }

    @Override
    public void notification(int processId, String channelName, String payload) {
        log.debug("{} from server process {}: {}", channelName, processId, payload);
        consumer.accept(payload);
    }

    @Override
    public void closed() {
        log.warn("No more order events: the connection is closed");
    }

    @Override
    public void close() throws SQLException {
        connection.unwrap(PGConnection.class).removeNotificationListener("order-desk");
        connection.close();
    }
}
