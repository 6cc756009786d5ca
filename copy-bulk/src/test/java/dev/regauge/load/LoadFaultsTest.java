package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.load.FaultyLoads.Heard;
import dev.regauge.load.FaultyLoads.Mode;
import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.OwnServer;
import dev.regauge.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads whose sessions, server or network end when so much has been said: what is heard is what is there. */
@Tag("alone")
@Tag("waits")
@Timeout(600)
class LoadFaultsTest {

    private static final int MOMENTS = Boolean.getBoolean("regauge.long") ? 20 : 1;

    @TempDir
    private Path folder;

    /** What goes wrong, and is right again when it returns. */
    private enum Fault {
        BACKEND_TERMINATED(10_000) {
            @Override
            void happen(OwnServer server, FaultProxy proxy, TestDatabase database) {
                database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
            }
        },
        ALL_CUT(10_000) {
            @Override
            void happen(OwnServer server, FaultProxy proxy, TestDatabase database) {
                proxy.cut();
            }
        },
        BLACK_HOLE(400) {
            @Override
            void happen(OwnServer server, FaultProxy proxy, TestDatabase database) throws InterruptedException {
                proxy.blackHole();
                TimeUnit.MILLISECONDS.sleep(600);
                proxy.pass();
            }
        },
        SERVER_STOPPED(10_000) {
            @Override
            void happen(OwnServer server, FaultProxy proxy, TestDatabase database) {
                server.restart();
            }
        };

        private final Duration patience;

        Fault(int patienceMillis) {
            this.patience = Duration.ofMillis(patienceMillis);
        }

        abstract void happen(OwnServer server, FaultProxy proxy, TestDatabase database) throws InterruptedException;
    }

    @ParameterizedTest
    @EnumSource
    void loseAndDoubleNothing(Fault fault) throws Exception {
        try (OwnServer server = EmbeddedServer.startOwn();
                FaultProxy proxy = FaultProxy.to(server.host(), server.port())) {
            for (Mode mode : Mode.values()) {
                TestDatabase database = server.newDatabase();
                try (FaultyLoads loads = new FaultyLoads(mode, database, proxy, folder, fault.patience)) {
                    play(fault, mode, loads, () -> fault.happen(server, proxy, database), proxy);
                }
            }
        }
    }

    private interface Happening {
        void happen() throws InterruptedException;
    }

    private void play(Fault fault, Mode mode, FaultyLoads loads, Happening happening, FaultProxy proxy)
            throws Exception {
        long before = proxy.bytesToServer();
        Heard usual = loads.load();
        assertThat(usual.is(Outcome.LOADED)).as(usual.toString()).isTrue();
        long all = proxy.bytesToServer() - before;
        Random random = new Random(mode.name().length() + fault.name().length());
        for (int i = 0; i < MOMENTS; i++) {
            loads.forget();
            CompletableFuture<Void> over = new CompletableFuture<>();
            AtomicReference<Happening> next = new AtomicReference<>(happening);
            long at = proxy.bytesToServer() + (long) (all * random.nextDouble());
            proxy.listen(piece -> happenOnce(proxy.bytesToServer() >= at, next, over));
            Heard heard = loads.load();
            if (next.getAndSet(null) == null) {
                over.get(30, TimeUnit.SECONDS);
            }
            loads.check(fault.name(), heard);
        }
    }

    /** By a thread of its own, since the proxy has to go on meanwhile. */
    private static void happenOnce(boolean isTime, AtomicReference<Happening> next, CompletableFuture<Void> over) {
        Happening now = isTime ? next.getAndSet(null) : null;
        if (now != null) {
            new Thread(() -> {
                        quietly(now);
                        over.complete(null);
                    })
                    .start();
        }
    }

    private static void quietly(Happening happening) {
        try {
            happening.happen();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
