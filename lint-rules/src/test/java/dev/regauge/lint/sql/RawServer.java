package dev.regauge.lint.sql;

import dev.regauge.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The server asked without a driver, which would cut the text by itself before it sends it. */
final class RawServer implements AutoCloseable {

    private static final int PROTOCOL_3 = 196608;
    private static final int MD5 = 5;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** A message: its type, and what is in it. */
    private record Message(char type, ByteBuffer body) {
        String text() {
            return text(StandardCharsets.UTF_8.decode(body.duplicate()).toString(), 0);
        }

        /** The field of an error, such as C for the SQLSTATE. */
        String field(char field) {
            String[] fields =
                    StandardCharsets.UTF_8.decode(body.duplicate()).toString().split("\0", -1);
            for (String one : fields) {
                if (!one.isEmpty() && one.charAt(0) == field) {
                    return one.substring(1);
                }
            }
            return "";
        }

        private static String text(String all, int start) {
            return all.substring(start, all.indexOf('\0', start));
        }
    }

    /** Logs in by MD5. */
    RawServer(TestDatabase database) throws IOException {
        TestDatabase old = database.withOldLogin();
        socket = new Socket(old.host(), old.port());
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
        byte[] login = ("user\0" + old.user() + "\0database\0" + old.name() + "\0\0").getBytes(StandardCharsets.UTF_8);
        out.writeInt(8 + login.length);
        out.writeInt(PROTOCOL_3);
        out.write(login);
        for (Message message = read(); message.type() != 'Z'; message = read()) {
            if (message.type() == 'R' && message.body().getInt(0) == MD5) {
                send('p', digest(old, message.body()) + "\0");
            } else if (message.type() == 'E') {
                throw new IOException(message.field('M'));
            }
        }
    }

    private static String digest(TestDatabase login, ByteBuffer request) {
        byte[] inner = md5((login.password() + login.user()).getBytes(StandardCharsets.UTF_8));
        ByteBuffer salted = ByteBuffer.allocate(inner.length * 2 + 4);
        salted.put(HexFormat.of().formatHex(inner).getBytes(StandardCharsets.US_ASCII));
        salted.putInt(request.getInt(4));
        return "md5" + HexFormat.of().formatHex(md5(salted.array()));
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a text as one simple query, and gives the command tag of each statement in it. */
    List<String> run(String text) throws IOException {
        send('Q', text + "\0");
        List<String> tags = new ArrayList<>();
        Optional<String> refusal = Optional.empty();
        for (Message message = read(); message.type() != 'Z'; message = read()) {
            switch (message.type()) {
                case 'C' -> tags.add(message.text());
                case 'E' -> refusal = Optional.of(message.field('C') + " " + message.field('M'));
                case 'G' -> send('f', "no data\0");
                default -> {}
            }
        }
        if (refusal.isPresent()) {
            throw new IllegalStateException(refusal.get() + " behind " + tags + " of " + text);
        }
        return tags;
    }

    /** Lets a text be parsed as one statement, and gives the SQLSTATE and the message where that is refused. */
    Optional<String> refusalOf(String text) throws IOException {
        send('P', "\0" + text + "\0\0\0");
        send('S', "");
        Optional<String> refusal = Optional.empty();
        for (Message message = read(); message.type() != 'Z'; message = read()) {
            if (message.type() == 'E') {
                refusal = Optional.of(message.field('C') + " " + message.field('M'));
            }
        }
        return refusal;
    }

    private void send(char type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream message = new ByteArrayOutputStream(bytes.length + 5);
        DataOutputStream writer = new DataOutputStream(message);
        writer.writeByte(type);
        writer.writeInt(4 + bytes.length);
        writer.write(bytes);
        out.write(message.toByteArray());
        out.flush();
    }

    private Message read() throws IOException {
        char type = (char) in.readUnsignedByte();
        byte[] body = new byte[in.readInt() - 4];
        in.readFully(body);
        return new Message(type, ByteBuffer.wrap(body));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
