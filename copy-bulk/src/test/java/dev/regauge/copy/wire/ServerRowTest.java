package dev.regauge.copy.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.copy.encode.WireBuffer;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class ServerRowTest {

    private static final List<String> COLUMNS = List.of("id", "price", "list price", "Mood", "line", "préis");

    /** As the server's translations have it, and some names that look like its words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "orders | COPY orders, line 7, column price | 7 | price",
                "orders | COPY orders, line 7, column list price | 7 | list price",
                "orders | COPY orders, line 7 | 7 |",
                "orders | COPY orders, line 7, column line | 7 | line",
                "orders | COPY orders, line 7, column gone | 7 |",
                "a, line 9, column id | COPY a, line 9, column id, line 7, column Mood | 7 | Mood",
                "t2 | COPY t2, line 12345678901, column id | 12345678901 | id",
                "orders | COPY orders, Zeile 7, Spalte préis | 7 | préis",
                "orders | COPY orders, ligne 7, colonne price | 7 | price",
                "orders | COPY orders, строка 7, столбец price | 7 | price",
                "orders | COPY orders, 行 7, 列 price | 7 | price",
                "orders | orders 복사, 7번째 줄, price 열 | 7 | price",
                "orders | ordersのCOPY, 7行目, 列 price | 7 | price",
                "orders | ordersのCOPY、行 7、列 price: \"8\" | 7 | price",
                "orders | COPY orders, 行 7, 列 price: \"x\" | 7 | price",
                "orders | COPY orders, Zeile 7, Spalte price: »list price« | 7 | price",
                "orders | COPY orders, ligne 7, colonne price : « list price » | 7 | price",
                "orders | COPY orders, línea 7, columna price: «list price» | 7 | price",
                "orders | COPY orders, line 7, column id: null input | 7 | id",
                "orders | COPY orders, line 7: \"1,2,list price\" | 7 |",
                "orders | SQL statement \"insert into orders values (3)\" | |",
                "orders | COPY others, line 7 | |"
            })
    void readsTheStructureInAnyLanguage(String table, String context, Long row, String column) {
        requireFound(table, context, row, column);
    }

    /** Newlines are written as ^ here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // a value behind its line
                "d | COPY d, line 4, column id: \"x^COPY d, line 1\" | 4 | id",
                "d | COPY d, line 4, column id: \"x^COPY d, line 1: \"y\" | 4 | id",
                "d | COPY d, line 4, column id: \"x^d 2 y\" | 4 | id",
                "d | COPY d, line 4: \"x^dのCOPY, 2行目\" | 4 |",
                "d | COPY d, Zeile 4, Spalte id: »x^COPY d, Zeile 1« | 4 | id",
                "d | COPY d, ligne 4, colonne id : « x^COPY d, ligne 1 » | 4 | id",
                "d | d 복사, 4번째 줄, id 열: \"x^d 복사, 1번째 줄\" | 4 | id",
                // functions before it
                "P | PL/pgSQL function pf() line 3 at RAISE | |",
                "P | PL/pgSQL function pf() line 3 at RAISE^COPY P, line 5 | 5 |",
                "SQL | SQL function \"f\" statement 1^COPY SQL, line 5: \"x^y\" | 5 |",
                "d | SQL statement \"select 'x^COPY d, line 1'\"^PL/pgSQL function f() line 2 at EXECUTE | |",
                "d | SQL statement \"select '^COPY d, line 1: \"'\"^PL/pgSQL function f() line 2 at EXECUTE | |",
                "d | SQL statement \"select '^COPY d, line 1'\"^PL/pgSQL function f() line 2 at X^COPY d, line 4 | 4 |",
                // who wrote which line, nobody can tell
                "d | SQL statement \"^COPY d, line 1: \"\"^PL/pgSQL function f() line 2 at X^COPY d, line 4: \"x\" | |",
                "d | PL/pgSQL function f() line 2 at RAISE^COPY d, line 4: \"x^COPY d, line 1: \"\" | |",
                // names that begin like others
                "d | COPY data, line 4 | |",
                "d | COPY d e, line 4 | |",
                "d | d, line 4 | |",
                "d | x COPY d, line 4 | |"
            })
    void takesNoWordOfAUserForTheServers(String table, String context, Long row, String column) {
        requireFound(table, context.replace('^', '\n'), row, column);
    }

    private static void requireFound(String table, String context, Long row, String column) {
        ServerErrorMessage message = new ServerErrorMessage("SERROR\0C22003\0Mx\0W" + context + "\0");
        Optional<ServerRow> found = ServerRow.of(new PSQLException(message), table, COLUMNS);
        assertThat(found.map(ServerRow::row)).isEqualTo(Optional.ofNullable(row));
        assertThat(found.flatMap(ServerRow::column)).isEqualTo(Optional.ofNullable(column));
    }

    @Test
    void findsTheRowThatTheServerRefuses() throws SQLException {
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        database.execute("create table \"T, 3\" (id int, price numeric(4, 1) not null, check (id < 100));"
                + "create function f() returns trigger language plpgsql as $$begin"
                + " if new.id = 50 then raise exception 'no'; end if; return new; end$$;"
                + "create trigger f before insert on \"T, 3\" for each row execute function f()");
        try (Connection connection = database.connect()) {
            assertThat(refused(connection, 4, 50, 4)).contains(new ServerRow(2, Optional.empty()));
            assertThat(refused(connection, 4, 7, 200)).contains(new ServerRow(3, Optional.empty()));
            assertThat(refused(connection, 4, 8, -1)).contains(new ServerRow(3, Optional.of("price")));
            assertThat(refused(connection, 4, -2, 4)).contains(new ServerRow(2, Optional.of("id")));
        }
    }

    /** -1 stands for a missing price, -2 for an id of a wrong length. */
    private static Optional<ServerRow> refused(Connection connection, int... ids) throws SQLException {
        WireBuffer rows = new WireBuffer(64);
        for (int id : ids) {
            rows.int16(2);
            rows.length(id == -2 ? 3 : 4);
            rows.bytes(new byte[] {0, 0, 0, (byte) id}, id == -2 ? 1 : 0, id == -2 ? 3 : 4);
            if (id == -1) {
                rows.nullValue();
            } else {
                rows.length(8);
                rows.int64(0);
            }
        }
        CopyFlight flight = CopyFlight.begin(connection, List.of(), "copy \"T, 3\" from stdin (format binary)");
        flight.send(rows.array(), 0, rows.size());
        SQLException failure = catchThrowableOfType(SQLException.class, () -> flight.complete(List.of()));
        return ServerRow.of(failure, "T, 3", List.of("id", "price"));
    }
}
