package dev.regauge.testing;

import dev.regauge.parity.WireLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A network between a client and a PostgreSQL server that is slow, or fails, when a test asks for it.
 *
 * <p>It listens on a free loopback port and passes bytes in both directions. Settings apply at once, to open connections
 * and to new ones. It reads along what the client says: message tags, round trips, whether it asked for TLS. Safe for use
 * by several threads; {@link #close} ends every thread and socket of it.
 */
public final class FaultProxy implements AutoCloseable {

    private final InetSocketAddress server;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final WireLog log = new WireLog();
    private final Faults faults = new Faults();
    private final int port;
    private ServerSocket listener;
    private Thread acceptor;

    private FaultProxy(InetSocketAddress server) throws IOException {
        this.server = server;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        this.acceptor = accept(listener);
    }

    /**
     * A proxy that passes everything on.
     *
     * @throws UncheckedIOException when no port is free
     */
    public static FaultProxy to(String host, int port) {
        try {
            return new FaultProxy(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A proxy in front of the embedded server. */
    public static FaultProxy to(EmbeddedServer server) {
        return to(server.host(), server.port());
    }

    /** Always the loopback address. */
    public String host() {
        return "127.0.0.1";
    }

    /** The port to connect to; it stays the same for the life of the proxy. */
    public int port() {
        return port;
    }

    /** Holds every byte back so long in each direction. Latency, not bandwidth: what is sent together arrives together. */
    public void delay(Duration toServer, Duration toClient) {
        faults.delay(toServer, toClient);
    }

    /** Resets a connection once so many bytes of the server's have reached the client on it; exactly these arrive. */
    public void cutAfterBytesToClient(long bytes) {
        faults.cutAfterToClient(bytes);
    }

    /** Resets a connection once so many bytes of the client's have reached the server on it; exactly these arrive. */
    public void cutAfterBytesToServer(long bytes) {
        faults.cutAfterToServer(bytes);
    }

    /**
     * Resets the one connection on which the byte is that all connections together get to, so many from now; everything up to
     * it arrives. Those that are opened next are passed on.
     */
    public void cutOnceAfterBytesToClient(long bytes) {
        faults.cutOnce(false, bytes);
    }

    /** The same in the other direction. */
    public void cutOnceAfterBytesToServer(long bytes) {
        faults.cutOnce(true, bytes);
    }

    /** How many bytes of the server's have gone by, on all connections. */
    public long bytesToClient() {
        return faults.passed(false);
    }

    /** How many bytes of clients' have gone by, on all connections. */
    public long bytesToServer() {
        return faults.passed(true);
    }

    /** Has a look at what clients say, piece by piece, before it goes on; what the listener does happens in between. */
    public void listen(Consumer<byte[]> listener) {
        faults.listen(listener);
    }

    /** Resets every open connection now, on both sides. New ones are passed on. */
    public void cut() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** From now on all bytes vanish, in both directions, and nobody is told; connecting still works. */
    public void blackHole() {
        faults.blackHole(true);
    }

    /** From now on nobody listens on the port. Open connections live on. */
    public synchronized void refuse() {
        closeListener();
    }

    /** Back to passing everything on, without delays. What a black hole took is lost. */
    public synchronized void pass() {
        faults.clear();
        try {
            if (listener.isClosed()) {
                listener = listen(port);
                acceptor = accept(listener);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections that are open now. */
    public int openConnections() {
        return connections.size();
    }

    /**
     * How often a client, having heard from the server, spoke again: round trips since the start or the last
     * {@link #forget}, over all connections.
     */
    public int roundTrips() {
        return log.roundTrips();
    }

    /**
     * The tags of the messages that clients sent, in order: {@code PBDES} for Parse, Bind, Describe, Execute, Sync;
     * {@code ^} for a start-up packet or a request for encryption. Nothing after a connection has turned to TLS.
     */
    public String frontendTags() {
        return log.tags();
    }

    /** Whether any client has asked for TLS since the start. */
    public boolean sslRequested() {
        return log.sslRequested();
    }

    /** Starts counting round trips and listing tags anew. */
    public void forget() {
        log.forget();
    }

    /** Stops listening and resets every connection. */
    @Override
    public synchronized void close() {
        closeListener();
        cut();
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return listener;
    }

    private Thread accept(ServerSocket from) {
        return Threads.start("fault-proxy-accept", () -> {
            while (!from.isClosed()) {
                try {
                    open(from.accept());
                } catch (IOException e) {
                    // Closed: the loop ends. Anything else is this one client's bad luck.
                }
            }
        });
    }

    private void open(Socket client) throws IOException {
        Socket onward = new Socket();
        try {
            onward.connect(server);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        ProxiedConnection connection =
                new ProxiedConnection(client, onward, faults, log.connection(), connections::remove);
        connections.add(connection);
        connection.start();
    }

    /** The kernel goes on listening until the thread inside accept has left it. */
    private void closeListener() {
        try {
            listener.close();
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
