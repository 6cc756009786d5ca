package dev.regauge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("alone")
@Timeout(30)
class FaultProxyTest {

    @Nested
    class WhenADriverSpeaksThroughIt {

        private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
        private final TestDatabase database =
                EmbeddedServer.shared().newDatabase().through(proxy);

        @AfterEach
        void close() {
            proxy.close();
        }

        @Test
        void readsAlongWhatTheDriverSays() throws Exception {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                assertThat(proxy.sslRequested()).isTrue();
                assertThat(proxy.frontendTags()).startsWith("^^p");
                proxy.forget();
                statement.execute("select 1; select 2");
                statement.execute("select 3");
                assertThat(proxy.frontendTags()).isEqualTo("PBDEPBDESPBDES");
                assertThat(proxy.roundTrips()).isEqualTo(2);
            }
        }

        @Test
        void slowsBothDirectionsAndLosesNothing() throws Exception {
            proxy.delay(Duration.ofMillis(2), Duration.ofMillis(3));
            long start = System.nanoTime();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("select 1");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(5));
        }

        @Test
        void cutsOpenConnections() throws Exception {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                proxy.cut();
                assertThatThrownBy(() -> statement.execute("select 1"))
                        .extracting("SQLState")
                        .isEqualTo("08006");
            }
            assertThat(proxy.openConnections()).isZero();
            database.connect().close();
        }

        @Test
        void cutsInTheMiddleOfAResult() throws Exception {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                proxy.cutAfterBytesToClient(5_000);
                assertThatThrownBy(() -> statement.execute("select repeat('x', 100000)"))
                        .extracting("SQLState")
                        .isEqualTo("08006");
            }
        }

        @Test
        void refusesAndAcceptsAgainOnTheSamePort() throws Exception {
            proxy.refuse();
            assertThatThrownBy(database::connect).hasRootCauseInstanceOf(ConnectException.class);
            proxy.pass();
            database.connect().close();
        }
    }

    @Nested
    class WhenBytesAreCounted {

        private final ServerSocket echo = echoServer();
        private final FaultProxy proxy = FaultProxy.to("127.0.0.1", echo.getLocalPort());

        @AfterEach
        void close() throws IOException {
            proxy.close();
            echo.close();
        }

        @Test
        void letsExactlySoManyBytesThroughBeforeACut() throws Exception {
            proxy.cutAfterBytesToClient(3);
            try (Socket client = connect()) {
                client.getOutputStream().write(bytes("abcdef"));
                assertThat(client.getInputStream().readAllBytes()).isEqualTo(bytes("abc"));
            }
        }

        @Test
        void cutsOnceWhereAllConnectionsGetTo() throws Exception {
            proxy.cutOnceAfterBytesToClient(5);
            assertThat(echoed("abc", 3)).isEqualTo("abc");
            assertThat(echoed("abcdef", 6)).isEqualTo("ab");
            assertThat(echoed("abcdef", 6)).isEqualTo("abcdef");
            assertThat(proxy.bytesToServer()).isEqualTo(15);
        }

        private String echoed(String said, int most) throws IOException {
            try (Socket client = connect()) {
                client.setSoTimeout(10_000);
                client.getOutputStream().write(bytes(said));
                return new String(client.getInputStream().readNBytes(most), StandardCharsets.US_ASCII);
            }
        }

        @Test
        void letsAListenerHearWhatIsOnItsWayToTheServer() throws Exception {
            List<String> heard = new CopyOnWriteArrayList<>();
            proxy.listen(piece -> heard.add(new String(piece, StandardCharsets.US_ASCII)));
            try (Socket client = connect()) {
                client.getOutputStream().write(bytes("abc"));
                assertThat(client.getInputStream().readNBytes(3)).isEqualTo(bytes("abc"));
            }
            assertThat(String.join("", heard)).isEqualTo("abc");
        }

        @Test
        void swallowsEverythingWhenItIsABlackHole() throws Exception {
            try (Socket client = connect()) {
                proxy.blackHole();
                client.getOutputStream().write(bytes("lost"));
                client.setSoTimeout(300);
                assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
                proxy.pass();
                client.getOutputStream().write(bytes("kept"));
                client.setSoTimeout(10_000);
                assertThat(client.getInputStream().readNBytes(4)).isEqualTo(bytes("kept"));
            }
        }

        @Test
        void passesLargeAmountsAndAnOrderlyEnd() throws Exception {
            byte[] large = new byte[4_000_000];
            large[3_999_999] = 1;
            try (Socket client = connect()) {
                Threads.start("write-large", () -> write(client, large));
                assertThat(client.getInputStream().readAllBytes()).isEqualTo(large);
            }
        }

        @Test
        void endsEveryThreadWhenItIsClosed() throws Exception {
            Set<Thread> before = Thread.getAllStackTraces().keySet(); // other tests' proxies may still be open
            FaultProxy own = FaultProxy.to("127.0.0.1", echo.getLocalPort());
            try (Socket client = new Socket(own.host(), own.port())) {
                client.getOutputStream().write(1);
                assertThat(client.getInputStream().read()).isEqualTo(1);
                own.close();
                assertThatThrownBy(() -> {
                            while (client.getInputStream().read() >= 0) {}
                            throw new IOException("orderly end");
                        })
                        .isInstanceOf(IOException.class);
            }
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith("fault-proxy") && !before.contains(thread)) {
                    thread.join(10_000);
                    assertThat(thread.isAlive()).isFalse();
                }
            }
        }

        private Socket connect() throws IOException {
            return new Socket(proxy.host(), proxy.port());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
            client.shutdownOutput();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ServerSocket echoServer() {
        try {
            ServerSocket echo = new ServerSocket(0);
            Threads.start("echo", () -> {
                while (!echo.isClosed()) {
                    try (Socket client = echo.accept()) {
                        client.getInputStream().transferTo(client.getOutputStream());
                    } catch (IOException e) {
                        // Cut, or the test is over.
                    }
                }
            });
            return echo;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
