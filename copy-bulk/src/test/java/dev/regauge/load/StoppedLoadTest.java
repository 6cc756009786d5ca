package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.load.FaultyLoads.Heard;
import dev.regauge.load.FaultyLoads.Mode;
import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A load that is told to end, or whose thread is interrupted, when half of it has been said. */
@Tag("waits")
class StoppedLoadTest {

    @TempDir
    private Path folder;

    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());

    @AfterEach
    void close() {
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource
    void endsAndGoesOnLater(Mode mode) throws Exception {
        LoadWatch watch = new LoadWatch();
        Heard heard = stopped(mode, watch, watch::stop);
        assertThat(heard.words()).contains("it was stopped", mode.ledger ? "goes on from there" : "load again");
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptIsAStopAndIsHandedOn(Mode mode) throws Exception {
        Thread loading = Thread.currentThread();
        Heard heard = stopped(mode, new LoadWatch(), loading::interrupt);
        assertThat(heard.words()).contains("it was stopped");
    }

    private Heard stopped(Mode mode, LoadWatch watch, Runnable stopping) throws Exception {
        try (FaultyLoads loads =
                new FaultyLoads(mode, EmbeddedServer.shared().newDatabase(), proxy, folder, Duration.ofSeconds(10))) {
            proxy.listen(piece -> {
                if (new String(piece, java.nio.charset.StandardCharsets.ISO_8859_1).contains("some text")) {
                    proxy.listen(next -> {});
                    stopping.run();
                }
            });
            Heard heard = loads.load(watch);
            boolean wasInterrupted = Thread.interrupted();
            assertThat(wasInterrupted).isEqualTo(!watch.isStopping());
            assertThat(heard.is(mode.ledger ? Outcome.PARTLY_KEPT : Outcome.NOTHING_KEPT))
                    .as(heard.toString())
                    .isTrue();
            loads.check("STOPPED", heard);
            return heard;
        }
    }
}
