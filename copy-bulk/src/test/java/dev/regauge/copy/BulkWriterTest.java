package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkWriterTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    private record Numbered(int id) {}

    @Test
    void all_rows_of_a_stream_are_stored() throws SQLException {
        database.execute("create table numbers (id int4)");
        try (Connection connection = database.connect()) {
            BulkWriter<Numbered> writer =
                    BulkWriter.into("numbers", Mapping.<Numbered>columns().ofInt("id", Numbered::id));
            writer.write(connection, IntStream.range(0, 100_000).mapToObj(Numbered::new));
            assertThat(count(connection)).isEqualTo(100_000);
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from numbers")) {
            row.next();
            return row.getLong(1);
        }
    }
}
