package dev.regauge.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** What clients of a {@link FaultProxy} have said, over all connections, in the words of PostgreSQL's protocol 3. */
final class ClientLog {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int CANCEL_REQUEST = 80877102;

    private final StringBuilder tags = new StringBuilder();
    private int roundTrips;
    private boolean sslRequested;

    Reader connection() {
        return new Reader();
    }

    synchronized int roundTrips() {
        return roundTrips;
    }

    synchronized String tags() {
        return tags.toString();
    }

    synchronized boolean sslRequested() {
        return sslRequested;
    }

    synchronized void forget() {
        tags.setLength(0);
        roundTrips = 0;
    }

    /** Follows the messages of one connection, which arrive in pieces of any size. */
    final class Reader {

        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private boolean started;
        private boolean encryptionAsked;
        private boolean unreadable;
        private boolean serverSpoke = true;

        void fromClient(byte[] bytes) {
            synchronized (ClientLog.this) {
                if (bytes.length == 0) {
                    return;
                }
                roundTrips += serverSpoke ? 1 : 0;
                serverSpoke = false;
                if (!unreadable) {
                    pending.writeBytes(bytes);
                    readMessages();
                }
            }
        }

        void fromServer(byte[] bytes) {
            synchronized (ClientLog.this) {
                serverSpoke = true;
                if (encryptionAsked) {
                    encryptionAsked = false;
                    unreadable = bytes[0] == 'S' || bytes[0] == 'G';
                }
            }
        }

        private void readMessages() {
            ByteBuffer buffer = ByteBuffer.wrap(pending.toByteArray());
            int complete = 0;
            while (readMessage(buffer)) {
                complete = buffer.position();
            }
            byte[] rest = new byte[buffer.capacity() - complete];
            buffer.position(complete).get(rest);
            pending.reset();
            pending.writeBytes(rest);
        }

        private boolean readMessage(ByteBuffer buffer) {
            int head = started ? 5 : 8;
            if (buffer.remaining() < head) {
                return false;
            }
            int start = buffer.position();
            int length = buffer.getInt(started ? start + 1 : start) + (started ? 1 : 0);
            if (length < head || buffer.remaining() < length) {
                return false;
            }
            tags.append(started ? (char) buffer.get(start) : '^');
            if (!started) {
                startUp(buffer.getInt(start + 4));
            }
            buffer.position(start + length);
            return true;
        }

        private void startUp(int code) {
            sslRequested |= code == SSL_REQUEST;
            encryptionAsked = code == SSL_REQUEST || code == GSS_REQUEST;
            started = !encryptionAsked && code != CANCEL_REQUEST;
        }
    }
}
