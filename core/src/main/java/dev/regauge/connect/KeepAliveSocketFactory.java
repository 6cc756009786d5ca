package dev.regauge.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens sockets with TCP keep-alive for pgjdbc, which itself can only switch it on, at the two hours of the operating
 * system. Public because pgjdbc finds it by its name; there is no use for it beside {@link Settings#withKeepAlive}.
 *
 * <p>Where the platform has no options for idle time, interval and count, keep-alive is plainly on, and the log says so
 * once. Safe for use by several threads.
 */
public final class KeepAliveSocketFactory extends SocketFactory {

    private static final Logger LOG = LoggerFactory.getLogger(KeepAliveSocketFactory.class);
    private static final AtomicBoolean SAID = new AtomicBoolean();

    private final KeepAlive keepAlive;

    /**
     * A factory.
     *
     * @param keepAlive as {@link KeepAlive#toString} writes it, for example {@code 30s,5s,5}
     */
    public KeepAliveSocketFactory(String keepAlive) {
        this.keepAlive = Setting.KEEP_ALIVE.reader().apply(keepAlive);
    }

    @Override
    public Socket createSocket() throws IOException {
        return tuned(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return tuned(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return tuned(new Socket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return tuned(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return tuned(new Socket(host, port, localHost, localPort));
    }

    private Socket tuned(Socket socket) throws IOException {
        if (keepAlive.isOn()) {
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, seconds(keepAlive.idle()));
            set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds(keepAlive.interval()));
            set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, keepAlive.count());
        }
        return socket;
    }

    private static void set(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        Set<SocketOption<?>> supported = socket.supportedOptions();
        if (supported.contains(option)) {
            socket.setOption(option, value);
        } else if (!SAID.getAndSet(true)) {
            LOG.info(
                    "This platform has no {}: TCP keep-alive is on, at the operating system's own times",
                    option.name());
        }
    }

    private static int seconds(Duration duration) {
        return (int) duration.toSeconds();
    }
}
