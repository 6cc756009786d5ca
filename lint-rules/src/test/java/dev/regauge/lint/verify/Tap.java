package dev.regauge.lint.verify;

import dev.regauge.testing.TestDatabase;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a driver and a server and writes down which texts were only parsed and which were executed. */
final class Tap implements AutoCloseable {

    private final ServerSocket listener;
    private final TestDatabase database;
    private final List<String> parsed = new CopyOnWriteArrayList<>();
    private final List<String> executed = new CopyOnWriteArrayList<>();

    Tap(TestDatabase database) throws IOException {
        this.database = database;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    TestDatabase database() {
        return new TestDatabase(
                "127.0.0.1", listener.getLocalPort(), database.name(), database.user(), database.password());
    }

    List<String> parsed() {
        return parsed;
    }

    List<String> executed() {
        return executed;
    }

    private interface Io {
        void run() throws IOException;
    }

    private static void start(Io task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // one side is gone
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket server = new Socket(database.host(), database.port());
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start(() -> {
                try (server) {
                    toServer(client.getInputStream(), server.getOutputStream());
                }
            });
            start(() -> {
                try (client) {
                    server.getInputStream().transferTo(client.getOutputStream());
                }
            });
        }
    }

    private void toServer(InputStream from, OutputStream to) throws IOException {
        DataInputStream in = new DataInputStream(from);
        Map<String, String> statements = new HashMap<>();
        Map<String, String> portals = new HashMap<>();
        boolean started = false;
        while (true) {
            int tag = started ? in.readUnsignedByte() : 0;
            int length = in.readInt();
            byte[] body = in.readNBytes(length - 4);
            if (started) {
                note((char) tag, body, statements, portals);
            } else {
                int code = ((body[0] & 255) << 24) | ((body[1] & 255) << 16) | ((body[2] & 255) << 8) | (body[3] & 255);
                started = code == 196608;
            }
            byte[] all = new byte[length + (tag == 0 ? 0 : 1)];
            int at = 0;
            if (tag != 0) {
                all[at++] = (byte) tag;
            }
            for (int shift = 24; shift >= 0; shift -= 8) {
                all[at++] = (byte) (length >> shift);
            }
            System.arraycopy(body, 0, all, at, body.length);
            to.write(all);
            to.flush();
        }
    }

    private void note(char tag, byte[] body, Map<String, String> statements, Map<String, String> portals) {
        String[] words = new String(body, StandardCharsets.UTF_8).split("\0", -1);
        switch (tag) {
            case 'Q', 'F' -> executed.add(words[0]);
            case 'P' -> {
                statements.put(words[0], words[1]);
                parsed.add(words[1]);
            }
            case 'B' -> portals.put(words[0], statements.getOrDefault(words[1], "unknown statement " + words[1]));
            case 'E' -> executed.add(portals.getOrDefault(words[0], "unknown portal " + words[0]));
            default -> {}
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
