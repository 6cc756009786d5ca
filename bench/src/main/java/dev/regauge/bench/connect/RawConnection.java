package dev.regauge.bench.connect;

import dev.regauge.bench.run.Address;
import dev.regauge.bench.run.BenchServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;

/** A connection that speaks the protocol and does nothing else: no driver can be cheaper. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final FrontendMessages messages = new FrontendMessages();
    private final BackendMessages replies;

    RawConnection(Address address) throws IOException {
        socket = new Socket(address.host(), address.port());
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        replies = new BackendMessages(socket.getInputStream());
        messages.startup(Map.of("user", BenchServer.USER, "database", BenchServer.DATABASE));
        exchange();
    }

    /** Prepares a statement under a name. */
    void prepare(byte[] name, String sql) throws IOException {
        messages.parse(name, sql);
        roundTrip();
    }

    FrontendMessages messages() {
        return messages;
    }

    BackendMessages replies() {
        return replies;
    }

    /** Sends what was put together. */
    void send() throws IOException {
        messages.sendTo(out);
    }

    /** Sends what was put together and a Sync, and waits until the server is ready. */
    void roundTrip() throws IOException {
        messages.sync();
        exchange();
    }

    private void exchange() throws IOException {
        send();
        replies.untilReady();
    }

    @Override
    public void close() {
        try (socket) {
            messages.terminate();
            send();
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
