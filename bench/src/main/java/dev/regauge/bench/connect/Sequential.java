package dev.regauge.bench.connect;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.bench.paired.Contender;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A connection from the pool, one statement after the other, then the commit. */
final class Sequential implements Contender {

    static final String NAME = "pgjdbc, one after the other";

    private final String name;
    private final HikariDataSource source;
    private final List<Step> steps = Step.hundred();
    private final Draw draw = new Draw();

    Sequential(String name, HikariDataSource source) {
        this.name = name;
        this.source = source;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long run() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            long sum = 0;
            for (Step step : steps) {
                sum += execute(connection, step);
            }
            connection.commit();
            return sum;
        }
    }

    private long execute(Connection connection, Step step) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
            Hundred.bind(statement, step.kind(), 1, draw);
            statement.execute();
            return Hundred.result(statement, step.kind());
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
