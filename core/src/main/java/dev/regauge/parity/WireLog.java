package dev.regauge.parity;

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

    /** Follows the messages of one connection, which arrive in pieces of any size; their contents are passed over. */
    public final class Reader {

        private final ByteBuffer head = ByteBuffer.allocate(8);
        private int toPassOver;
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
                read(ByteBuffer.wrap(bytes));
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

        private void read(ByteBuffer bytes) {
            while (bytes.hasRemaining() && !unreadable) {
                if (toPassOver > 0) {
                    int passed = Math.min(toPassOver, bytes.remaining());
                    bytes.position(bytes.position() + passed);
                    toPassOver -= passed;
                } else {
                    head.put(bytes.get());
                    beginMessage();
                }
            }
        }

        /** A head is a tag and a length; of a start-up packet, which has no tag, a length and a code. */
        private void beginMessage() {
            int size = started ? 5 : 8;
            if (head.position() < size) {
                return;
            }
            toPassOver = head.getInt(started ? 1 : 0) + (started ? 1 : 0) - size;
            unreadable = toPassOver < 0;
            tags.append(started ? (char) head.get(0) : '^');
            if (!started) {
                startUp(head.getInt(4));
            }
            head.clear();
        }

        private void startUp(int code) {
            sslRequested |= code == SSL_REQUEST;
            encryptionAsked = code == SSL_REQUEST || code == GSS_REQUEST;
            started = !encryptionAsked && code != CANCEL_REQUEST;
        }
    }
}
