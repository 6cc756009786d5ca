package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.postgresql.core.PGStream;
import org.postgresql.core.QueryExecutorBase;
import org.postgresql.jdbc.PgConnection;

class KeepAliveTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    private Settings settings() {
        return Settings.of(DATABASE.urlWithLogin()).withPoolSize(1);
    }

    @Test
    void isOnByDefaultWithItsOwnTimes() throws Exception {
        assertThat(options(settings())).isEqualTo(Map.of("on", true, "idle", 30, "interval", 5, "count", 5));
    }

    @Test
    void isAsTheSettingsSay() throws Exception {
        Settings settings = settings().withKeepAlive(new KeepAlive(Duration.ofMinutes(1), Duration.ofSeconds(7), 3));
        assertThat(options(settings)).isEqualTo(Map.of("on", true, "idle", 60, "interval", 7, "count", 3));
    }

    @Test
    void isOffWhereTheSettingsOrTheUrlSaySo() throws Exception {
        assertThat(options(settings().withKeepAlive(KeepAlive.off()))).containsEntry("on", false);
        Settings url =
                Settings.of(DATABASE.urlWithLogin() + "&tcpKeepAlive=false").withPoolSize(1);
        assertThat(options(url)).containsEntry("on", false);
        assertThat(options(url.withKeepAlive(KeepAlive.DEFAULT))).containsEntry("on", true);
    }

    @Test
    void opensSocketsInEveryWayOfASocketFactory() throws IOException {
        KeepAliveSocketFactory factory = new KeepAliveSocketFactory("30s,5s,5");
        InetSocketAddress server = new InetSocketAddress(DATABASE.host(), DATABASE.port());
        try (Socket byName = factory.createSocket(DATABASE.host(), DATABASE.port());
                Socket byAddress = factory.createSocket(server.getAddress(), server.getPort());
                Socket bound = factory.createSocket(server.getAddress(), server.getPort(), server.getAddress(), 0);
                Socket named = factory.createSocket(DATABASE.host(), server.getPort(), server.getAddress(), 0)) {
            for (Socket socket : new Socket[] {byName, byAddress, bound, named}) {
                assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(30);
            }
        }
    }

    @Test
    void isLeftToASocketFactoryOfTheUrl() {
        Settings settings = Settings.of(DATABASE.urlWithLogin() + "&socketFactory=com.example.Sockets");
        assertThat(Plan.of(settings).url()).contains("socketFactory=com.example.Sockets");
        assertThat(Plan.of(settings).told()).doesNotContainKey("socketFactory");
        assertThatThrownBy(() -> Plan.of(settings.withKeepAlive(KeepAlive.DEFAULT)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("sockets of com.example.Sockets");
    }

    /** What the operating system says about the socket of a borrowed connection. */
    private static Map<String, Object> options(Settings settings) throws SQLException, IOException {
        try (RegaugeDataSource source = Regauge.connect(settings);
                Connection connection = source.getConnection()) {
            Socket socket = socket(connection);
            return Map.of(
                    "on", socket.getOption(StandardSocketOptions.SO_KEEPALIVE),
                    "idle", socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE),
                    "interval", socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL),
                    "count", socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT));
        }
    }

    private static Socket socket(Connection connection) throws SQLException {
        try {
            Field stream = QueryExecutorBase.class.getDeclaredField("pgStream");
            stream.setAccessible(true);
            return ((PGStream) stream.get(connection.unwrap(PgConnection.class).getQueryExecutor())).getSocket();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("pgjdbc keeps its socket elsewhere now", e);
        }
    }
}
