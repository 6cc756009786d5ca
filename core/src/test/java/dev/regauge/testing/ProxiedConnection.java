package dev.regauge.testing;

import dev.regauge.parity.WireLog;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One client's connection through a {@link FaultProxy}: four threads, a reader and a writer in each direction. */
final class ProxiedConnection {

    private static final long SPUN_NANOS = TimeUnit.MICROSECONDS.toNanos(80);

    /** Bytes and when they may go on; none at all at the end of a stream. */
    private record Chunk(ByteBuffer bytes, long dueNanos) {}

    private final Socket client;
    private final Socket server;
    private final Faults faults;
    private final WireLog.Reader log;
    private final Consumer<ProxiedConnection> onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();

    ProxiedConnection(
            Socket client, Socket server, Faults faults, WireLog.Reader log, Consumer<ProxiedConnection> onEnd) {
        this.client = client;
        this.server = server;
        this.faults = faults;
        this.log = log;
        this.onEnd = onEnd;
    }

    void start() throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        pump(client, server, true);
        pump(server, client, false);
    }

    /** Closes both sockets so that both ends see a reset. */
    void reset() {
        if (ended.compareAndSet(false, true)) {
            closeWithReset(client);
            closeWithReset(server);
            onEnd.accept(this);
        }
    }

    private void pump(Socket from, Socket to, boolean toServer) {
        BlockingQueue<Chunk> inFlight = new ArrayBlockingQueue<>(1024);
        String direction = toServer ? "to-server" : "to-client";
        Threads.start("fault-proxy-read-" + direction, () -> endOnFailure(() -> read(from, inFlight, toServer)));
        Threads.start("fault-proxy-write-" + direction, () -> endOnFailure(() -> write(inFlight, to, toServer)));
    }

    private void read(Socket from, BlockingQueue<Chunk> inFlight, boolean toServer)
            throws IOException, InterruptedException {
        byte[] buffer = new byte[64 * 1024];
        int length;
        do {
            length = from.getInputStream().read(buffer);
            byte[] bytes = new byte[Math.max(0, length)];
            System.arraycopy(buffer, 0, bytes, 0, bytes.length);
            if (toServer) {
                log.fromClient(bytes);
                faults.hear(bytes);
            }
            enqueue(inFlight, new Chunk(ByteBuffer.wrap(bytes), System.nanoTime() + faults.delayNanos(toServer)));
        } while (length >= 0);
    }

    /** A full queue of an ended connection has no reader any more. */
    private void enqueue(BlockingQueue<Chunk> inFlight, Chunk chunk) throws InterruptedException {
        boolean added = false;
        while (!added && !ended.get()) {
            added = inFlight.offer(chunk, 100, TimeUnit.MILLISECONDS);
        }
    }

    private void write(BlockingQueue<Chunk> inFlight, Socket to, boolean toServer)
            throws IOException, InterruptedException {
        long written = 0;
        while (!ended.get()) {
            Chunk chunk = inFlight.poll(100, TimeUnit.MILLISECONDS);
            if (chunk == null || (chunk.bytes().capacity() > 0 && faults.blackHole())) {
                continue;
            }
            awaitInstant(chunk.dueNanos());
            if (chunk.bytes().capacity() == 0) {
                to.shutdownOutput();
                endWhenBothAreDone();
                return;
            }
            if (!toServer) {
                log.fromServer(chunk.bytes().array());
            }
            int once = faults.untilCutOnce(toServer, chunk.bytes().capacity());
            int length = (int) Math.min(once, faults.bytesUntilCut(toServer) - written);
            to.getOutputStream().write(chunk.bytes().array(), 0, Math.max(0, length));
            written += Math.max(0, length);
            if (length < chunk.bytes().capacity() || written >= faults.bytesUntilCut(toServer)) {
                flushAndReset(to);
                return;
            }
        }
    }

    /** Sleeping wakes up late, by 60 to 100 microseconds; the rest is spun, which half a millisecond needs to be one. */
    private static void awaitInstant(long dueNanos) throws InterruptedException {
        for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
            if (left > SPUN_NANOS) {
                LockSupport.parkNanos(left - SPUN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** A reset discards what the receiver has not read yet, so the last bytes go out with an orderly end. */
    private void flushAndReset(Socket lastReceiver) throws IOException {
        if (ended.compareAndSet(false, true)) {
            lastReceiver.shutdownOutput();
            closeWithReset(lastReceiver == client ? server : client);
            lastReceiver.close();
            onEnd.accept(this);
        }
    }

    /** Without a reset, which would discard what a receiver has not read yet. */
    private void endWhenBothAreDone() throws IOException {
        if (client.isOutputShutdown() && server.isOutputShutdown() && ended.compareAndSet(false, true)) {
            client.close();
            server.close();
            onEnd.accept(this);
        }
    }

    private static void closeWithReset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already, which is what is wanted.
        }
    }

    private void endOnFailure(Work work) {
        try {
            work.run();
        } catch (IOException | InterruptedException e) {
            reset();
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
