package dev.regauge.load.typed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first and the last major that is supported: each reads some texts otherwise, such as {@code 0x1F} and {@code 010}. */
@Tag("long")
class TypedFieldsMajorsTest {

    private static final int GENERATED = 20_000;

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void what_is_certain_is_what_another_major_reads(int major) throws SQLException {
        TestDatabase database = EmbeddedServer.start(major).newDatabase();
        Sessions.createTypes(database);
        for (Sessions session : Sessions.values()) {
            try (Connection connection = session.of(database)) {
                check(session, connection);
            }
        }
    }

    private static void check(Sessions session, Connection connection) throws SQLException {
        for (String line : Sessions.TYPES.lines().toList()) {
            String[] type = line.split(" *\\| *", -1);
            List<String> texts = new Texts(session.name().hashCode()).of(type[1], GENERATED);
            assertThat(BothWays.of(type[0], session.isUtc(), connection).checked(texts))
                    .isNotEmpty();
        }
    }
}
