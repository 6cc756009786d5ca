package dev.regauge.parity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A relay on the loopback interface through which one connection goes, and which reads along. A reply is held back until
 * the client has been silent for 20 ms, so that a client which sends ahead has sent all of it before it hears of the first
 * reply: round trips can be counted, also on a busy machine.
 */
final class Tap implements AutoCloseable {

    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ServerSocket listener;
    private final Database behind;
    private final WireLog log = new WireLog();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile @Nullable Connection carried;
    private volatile long clientSpokeAt = System.nanoTime();

    private Tap(ServerSocket listener, Database behind) {
        this.listener = listener;
        this.behind = behind;
    }

    static Tap to(Database database) throws IOException {
        Tap tap = new Tap(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), database);
        start("accept", tap::accept);
        return tap;
    }

    /** The same database by way of the tap. */
    Database database() {
        return new Database(
                listener.getInetAddress().getHostAddress(),
                listener.getLocalPort(),
                behind.name(),
                behind.user(),
                behind.password());
    }

    void carry(Connection connection) {
        carried = connection;
    }

    boolean carries(Connection connection) {
        return carried == connection;
    }

    void forget() {
        log.forget();
    }

    /** Without the closing of statements: drivers do that when the JVM has collected them, which is no part of the work. */
    String summary() {
        int trips = log.roundTrips();
        return trips
                + (trips == 1 ? " round trip: " : " round trips: ")
                + log.tagsByRoundTrip().replace("C", "");
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            sockets.add(client);
            start("to server", () -> relay(client));
        }
    }

    private void relay(Socket client) throws IOException {
        try (client;
                Socket server = new Socket()) {
            sockets.add(server);
            server.connect(new InetSocketAddress(behind.host(), behind.port()));
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            WireLog.Reader reader = log.connection();
            start("to client", () -> copy(server, client, reader, false));
            copy(client, server, reader, true);
        }
    }

    private void copy(Socket from, Socket to, WireLog.Reader log, boolean toServer) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                byte[] bytes = Arrays.copyOf(buffer, length);
                if (toServer) {
                    clientSpokeAt = System.nanoTime();
                    log.fromClient(bytes);
                } else {
                    awaitSilence();
                    log.fromServer(bytes);
                }
                out.write(bytes);
            }
        }
    }

    private void awaitSilence() {
        for (long left = SILENCE_NANOS; left > 0; left = clientSpokeAt + SILENCE_NANOS - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void start(String name, Relay relay) {
        Thread thread = new Thread(
                () -> {
                    try {
                        relay.run();
                    } catch (IOException e) {
                        // This relay has ended, and with it its sockets; others go on.
                    }
                },
                "regauge-tap " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private interface Relay {
        void run() throws IOException;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            // What is closed already need not be closed.
        }
    }
}
