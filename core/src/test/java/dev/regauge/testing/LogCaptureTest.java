package dev.regauge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogCaptureTest {

    private static final String NAME = "dev.regauge.testing.sample";

    private final Logger logger = LoggerFactory.getLogger(NAME + ".Class");

    @Test
    void collectsWhatIsLoggedBelowAName() {
        try (LogCapture log = LogCapture.of(NAME)) {
            logger.debug("the {} message", "first");
            logger.warn("the {second} one");
            LoggerFactory.getLogger("dev.regauge.testing.other").warn("not this");
            assertThat(log.messages()).containsExactly("the first message", "the {second} one");
            assertThat(log.messages(Level.WARNING)).containsExactly("the {second} one");
        }
    }

    @Test
    void showsExceptionsInItsText() {
        try (LogCapture log = LogCapture.of(NAME)) {
            logger.error("it failed", new IllegalStateException("for a reason"));
            assertThat(log.text()).contains("SEVERE", "it failed", "for a reason", "\tat ");
        }
    }

    @Test
    void leavesTheLoggerAsItWas() {
        java.util.logging.Logger below = java.util.logging.Logger.getLogger(NAME);
        Level before = below.getLevel();
        LogCapture log = LogCapture.of(NAME);
        log.close();
        logger.error("too late");
        assertThat(log.records()).isEmpty();
        assertThat(below.getLevel()).isEqualTo(before);
        assertThat(below.getHandlers()).isEmpty();
    }
}
