package dev.regauge.bench.connect;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.run.Address;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All hundred in the text of one {@code PreparedStatement}, which pgjdbc sends in one go. The commit follows in a round
 * trip of its own, or stands at the end of the text; the latter is known to few, and as good as JDBC can be.
 */
final class OneText implements Contender {

    private final boolean withCommit;
    private final HikariDataSource source;
    private final List<Step> steps = Step.hundred();
    private final String text;
    private final Draw draw = new Draw();

    OneText(Address address, boolean withCommit) {
        this.withCommit = withCommit;
        this.source = Sources.hikari(address);
        this.text = steps.stream().map(Step::sql).collect(Collectors.joining("; ")) + (withCommit ? "; commit" : "");
    }

    @Override
    public String name() {
        return withCommit ? "pgjdbc, one text and its commit" : "pgjdbc, one text, then commit";
    }

    @Override
    public long run() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            long sum = execute(connection);
            if (!withCommit) {
                connection.commit();
            }
            return sum;
        }
    }

    private long execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int parameter = 1;
            for (Step step : steps) {
                parameter = Hundred.bind(statement, step.kind(), parameter, draw);
            }
            statement.execute();
            long sum = 0;
            for (Step step : steps) {
                sum += Hundred.result(statement, step.kind());
                statement.getMoreResults();
            }
            return sum;
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
