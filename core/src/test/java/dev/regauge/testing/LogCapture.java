package dev.regauge.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is logged while it is open, from the finest level on, by one logger and those below it. Safe for use by several
 * threads.
 *
 * <p>It reads {@code java.util.logging}, which SLF4J speaks to in core's tests.
 */
public final class LogCapture implements AutoCloseable {

    private final Logger logger; // held, because the log manager forgets a logger that nobody holds
    private final @Nullable Level levelBefore;
    private final Collector collector = new Collector();

    private LogCapture(String name) {
        this.logger = Logger.getLogger(name);
        this.levelBefore = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.addHandler(collector);
    }

    /**
     * Starts to collect.
     *
     * @param logger the name of a class, or of a package for everything in and below it; empty for everything
     */
    public static LogCapture of(String logger) {
        return new LogCapture(logger);
    }

    /** Starts to collect what this class logs. */
    public static LogCapture of(Class<?> logger) {
        return of(logger.getName());
    }

    /** What was logged so far, in order; no more than that later. */
    public List<LogRecord> records() {
        return List.copyOf(collector.records);
    }

    /** The messages so far, without level and exception. */
    public List<String> messages() {
        return records().stream().map(LogRecord::getMessage).toList();
    }

    /** The messages of one level so far. */
    public List<String> messages(Level level) {
        return records().stream()
                .filter(record -> record.getLevel().equals(level))
                .map(LogRecord::getMessage)
                .toList();
    }

    /** Everything so far as a log file would show it, stack traces included: what a search for secrets looks at. */
    public String text() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        for (LogRecord record : records()) {
            out.println(record.getLevel() + " " + record.getLoggerName() + ": " + record.getMessage());
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(out);
            }
        }
        return text.toString();
    }

    /** Stops to collect; the logger is as it was. */
    @Override
    public void close() {
        logger.removeHandler(collector);
        logger.setLevel(levelBefore);
    }

    private static final class Collector extends Handler {

        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
