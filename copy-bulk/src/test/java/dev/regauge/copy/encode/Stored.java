package dev.regauge.copy.encode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.TableReader;
import dev.regauge.copy.value.Policies;
import dev.regauge.sql.Identifier;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/**
 * One column of a type, into which a Java value goes by our encoder and binary COPY, and a literal by COPY's text format,
 * which is the server's own input: both must be the same to the byte. Not safe for use by several threads.
 */
final class Stored implements AutoCloseable {

    /** The header of binary COPY: signature, flags, extension. */
    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(ISO_8859_1);

    private final Connection connection;
    private final PgType type;
    private final int modifier;
    private Policies policies = Policies.STRICT;
    private Server server = new Server(17, 2);

    private Stored(Connection connection, PgType type, int modifier) {
        this.connection = connection;
        this.type = type;
        this.modifier = modifier;
    }

    /** A column of that type in a fresh session of one database of the shared server. */
    static Stored on(String sqlType) {
        return on(sqlType, Databases.ONE.connect());
    }

    /** The same in a session of the caller's, closed with this. */
    static Stored on(String sqlType, Connection connection) {
        try (Statement sql = connection.createStatement()) {
            make(sqlType, sql);
            Column column = TableReader.read(connection, Identifier.of("ours"))
                    .columns()
                    .get(0);
            return new Stored(connection, column.type(), column.modifier());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make a column of type " + sqlType, e);
        }
    }

    private static void make(String sqlType, Statement sql) throws SQLException {
        sql.execute("create temp table ours (v " + sqlType + "); create temp table theirs (v " + sqlType + ")");
    }

    Stored with(Policies changed) {
        policies = changed;
        return this;
    }

    Stored with(Server changed) {
        server = changed;
        return this;
    }

    /** Our value is stored as the server stores the literal; by the path without boxes too where it has one. */
    Stored same(Object value, String literal) {
        byte[] field = encoded(value);
        assertThat(isPrimitive(value) ? withoutBox(value) : field)
                .as("the path without boxes for %s", type.sql())
                .isEqualTo(field);
        compare(field, literal, value);
        return this;
    }

    /** The value is stored and not compared: there is no literal that means just it. */
    Stored as(Object value, String shown) {
        send(encoded(value));
        assertThat(text("ours")).isEqualTo(shown);
        return this;
    }

    /** Our encoder refuses the value, and says so in words that hold no value. */
    Stored refuses(Object value, String part) {
        Refusal refusal = refusal(value);
        if (Scalars.find(type, modifier, policies, server).isPresent()) { // others may name a part of the value
            assertThat(refusal.kind()).isEqualTo(Kind.of(value));
        }
        assertThat(refusal.getMessage() + "; " + refusal.advice()).contains(part);
        assertThat(refusal.kind() + refusal.reason().replaceAll("from -?\\d+ to \\d+", "") + refusal.advice())
                .as("says nothing of the value")
                .doesNotContain(("" + value).length() > 4 ? "" + value : "\0");
        if (isPrimitive(value)) {
            assertThatThrownBy(() -> withoutBox(value))
                    .isInstanceOfSatisfying(
                            Refusal.class, same -> assertThat(same.kind()).isEqualTo(Kind.of(value)));
        }
        return this;
    }

    /** Our encoder takes the value, and the server refuses it: nothing is stored. */
    Stored serverRefuses(Object value, String sqlState) {
        byte[] field = encoded(value);
        assertThat(catchThrowableOfType(SQLException.class, () -> copy("ours", "binary", row(field)))
                        .getSQLState())
                .isEqualTo(sqlState);
        return this;
    }

    private Encoder encoder() {
        return Encoders.of(type, modifier, policies, server);
    }

    private Refusal refusal(Object value) {
        return catchThrowableOfType(Refusal.class, () -> {
            encoded(value);
            throw new AssertionError(type.sql() + " took " + value);
        });
    }

    /** Length and content. */
    private byte[] encoded(Object value) {
        return written(to -> encoder().encode(value, to));
    }

    private byte[] withoutBox(Object value) {
        return written(to -> {
            if (value instanceof Integer number) {
                encoder().encodeInt(number, to);
            } else if (value instanceof Long number) {
                encoder().encodeLong(number, to);
            } else if (value instanceof Double number) {
                encoder().encodeDouble(number, to);
            } else if (value instanceof Boolean truth) {
                encoder().encodeBoolean(truth, to);
            } else {
                encoder().encode(value, to);
            }
        });
    }

    private static boolean isPrimitive(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof Double || value instanceof Boolean;
    }

    /** Starts with a buffer that is as small as can be and not empty. */
    private static byte[] written(Consumer<WireBuffer> encode) {
        WireBuffer buffer = new WireBuffer(1);
        buffer.int8(42);
        encode.accept(buffer);
        assertThat(buffer.array()[0]).isEqualTo((byte) 42);
        return Arrays.copyOfRange(buffer.array(), 1, buffer.size());
    }

    private void compare(byte[] field, String literal, Object value) {
        try {
            send(field);
            copy("theirs", "text", (escaped(literal) + "\n").getBytes(UTF_8));
            try (Statement sql = connection.createStatement();
                    ResultSet equal = sql.executeQuery("select ours *= theirs and ours.v::text = theirs.v::text"
                            + " and pg_column_size(ours.v) = pg_column_size(theirs.v) from ours, theirs")) {
                equal.next();
                assertThat(equal.getBoolean(1))
                        .as(() -> "%s %s into %s: ours %s, theirs %s"
                                .formatted(
                                        value.getClass().getSimpleName(),
                                        shortened("" + value),
                                        type.sql(),
                                        text("ours"),
                                        text("theirs")))
                        .isTrue();
            }
        } catch (SQLException e) {
            throw new AssertionError("the server refused " + shortened(literal) + " as " + type.sql(), e);
        }
    }

    private void send(byte[] field) {
        try {
            copy("ours", "binary", row(field));
        } catch (SQLException e) {
            throw new AssertionError("the server refused what was encoded for " + type.sql(), e);
        }
    }

    private static byte[] row(byte[] field) {
        WireBuffer all = new WireBuffer(64);
        all.bytes(HEADER, 0, HEADER.length);
        all.int16(1);
        all.bytes(field, 0, field.length);
        all.int16(-1);
        return Arrays.copyOf(all.array(), all.size());
    }

    private void copy(String table, String format, byte[] bytes) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("delete from " + table);
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format " + format + ")", new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String escaped(String literal) {
        return literal.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private String text(String table) {
        try (Statement sql = connection.createStatement();
                ResultSet shown = sql.executeQuery("select v::text from " + table)) {
            shown.next();
            return shortened(shown.getString(1));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static final class Databases {
        static final TestDatabase ONE = EmbeddedServer.shared().newDatabase();
    }
}
