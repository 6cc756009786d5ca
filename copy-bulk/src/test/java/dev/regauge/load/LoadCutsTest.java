package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.load.FaultyLoads.Heard;
import dev.regauge.load.FaultyLoads.Mode;
import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Loads one of whose connections is cut, once, at some byte of what goes to the server or comes from it: at logins, within data
 * and the ledger's statements, and, for every other one, near the end, where COMMIT and its answer are.
 */
@Tag("alone")
@Tag("waits")
@Timeout(600)
class LoadCutsTest {

    private static final int POSITIONS = Boolean.getBoolean("regauge.long") ? 60 : 3;
    private static final int END = 1_500;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void losesAndDoublesNothing(Mode mode) throws Exception {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                FaultyLoads loads = new FaultyLoads(
                        mode, EmbeddedServer.shared().newDatabase(), proxy, folder, Duration.ofSeconds(10))) {
            Heard usual = loads.load();
            assertThat(usual.is(Outcome.LOADED)).as(usual.toString()).isTrue();
            Random random = new Random(mode.name().length());
            long toServer = proxy.bytesToServer();
            long toClient = proxy.bytesToClient();
            for (int i = 0; i < POSITIONS; i++) {
                loads.forget();
                proxy.cutOnceAfterBytesToServer(position(random, i, toServer));
                loads.check("CUT_TO_SERVER", loads.load());
                loads.forget();
                proxy.cutOnceAfterBytesToClient(position(random, i, toClient));
                loads.check("CUT_TO_CLIENT", loads.load());
            }
        }
    }

    private static long position(Random random, int number, long all) {
        return number % 2 == 0
                ? (long) (all * random.nextDouble())
                : Math.max(0, all - (long) (END * random.nextDouble()));
    }
}
