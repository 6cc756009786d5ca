package dev.regauge.bench.connect;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.bench.paired.Contender;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Borrows a connection, reads a row by primary key, and gives the connection back. */
final class BorrowedRead implements Contender {

    static final String SQL = "select id, owner, balance, closed from account where id = ?";

    private final String name;
    private final DataSource source;
    private final Runnable closing;
    private final Draw draw = new Draw();

    /**
     * @param closing what closes the source, which no interface of JDBC's can
     */
    BorrowedRead(String name, DataSource source, Runnable closing) {
        this.name = name;
        this.source = source;
        this.closing = closing;
    }

    static BorrowedRead from(String name, HikariDataSource source) {
        return new BorrowedRead(name, source, source::close);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long run() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setLong(1, draw.id());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return Account.of(rows).sum();
            }
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
