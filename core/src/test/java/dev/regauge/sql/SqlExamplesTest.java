package dev.regauge.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/sql.md}. */
class SqlExamplesTest {

    @Test
    void createsARole() throws Exception {
        String name = "report'er";
        String password = "it's \\ secret";
        try (Connection connection = EmbeddedServer.shared().newDatabase().connect();
                Statement statement = connection.createStatement()) {
            // docs: create-role
            Sql role = Sql.format("create role %I login password %L", name, password);
            statement.execute(role.text());
            String forTheLog = role.toString(); // create role "report'er" login password ***
            // end
            assertThat(forTheLog).isEqualTo("create role \"report'er\" login password ***");
            statement.execute(Sql.format("drop role %I", name).text());
        }
    }

    @Test
    void buildsAStatementThatStillBinds() throws Exception {
        try (Connection connection = EmbeddedServer.shared().newDatabase().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema app; create table app.\"Orders\" (id int, total int)");
            // docs: bind-the-rest
            List<Sql> columns = List.of(Sql.identifier("id"), Sql.identifier("total"));
            Identifier table = Identifier.of("app", "Orders");
            Sql insert = Sql.format("insert into %I (%s) values (?, ?)", table, Sql.join(", ", columns));
            try (PreparedStatement bound = connection.prepareStatement(insert.text())) {
                bound.setInt(1, 7);
                bound.setInt(2, 250);
                bound.executeUpdate();
            }
            // end
            assertThat(insert.text()).isEqualTo("insert into \"app\".\"Orders\" (\"id\", \"total\") values (?, ?)");
        }
    }
}
