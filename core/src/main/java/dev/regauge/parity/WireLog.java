package dev.regauge.parity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * What clients say to a server, read along by a relay between them: messages in the words of PostgreSQL's protocol 3, and
 * round trips. Safe for use by several threads.
 */
public final class WireLog {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int CANCEL_REQUEST = 80877102;

    private static final String NEXT_ROUND_TRIP = " ";

    private final StringBuilder tags = new StringBuilder();
    private int roundTrips;
    private boolean sslRequested;

    /** Follows one more connection. */
    public Reader connection() {
        return new Reader();
    }

    /** How often a client, having heard from the server, spoke again. */
    public synchronized int roundTrips() {
        return roundTrips;
    }

    /**
     * The tags of the messages in order: {@code PBDES} for Parse, Bind, Describe, Execute, Sync; {@code ^} for a start-up
     * packet or a request for encryption.
     */
    public String tags() {
        return tagsByRoundTrip().replace(NEXT_ROUND_TRIP, "");
    }

    /** The same with a blank between two round trips. */
    public synchronized String tagsByRoundTrip() {
        return tags.toString().strip();
    }

    /** Whether any client has asked for TLS. */
    public synchronized boolean sslRequested() {
        return sslRequested;
    }

    /** Starts anew; what has been asked of TLS stays known. */
    public synchronized void forget() {
        tags.setLength(0);
        roundTrips = 0;
    }

    /** Follows the messages of one connection, which arrive in pieces of any size. */
    public final class Reader {

        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private boolean started;
        private boolean encryptionAsked;
        private boolean unreadable;
        private boolean serverSpoke = true;

        /** Takes bytes on their way to the server. */
        public void fromClient(byte[] bytes) {
            synchronized (WireLog.this) {
                if (bytes.length == 0) {
                    return;
                }
                if (serverSpoke) {
                    roundTrips++;
                    tags.append(NEXT_ROUND_TRIP);
                }
                serverSpoke = false;
                if (!unreadable) {
                    pending.writeBytes(bytes);
                    readMessages();
                }
            }
        }

        /** Takes bytes on their way to the client. */
        public void fromServer(byte[] bytes) {
            synchronized (WireLog.this) {
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
