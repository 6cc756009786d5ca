package dev.regauge.cli;

import dev.regauge.load.LoadWatch;
import dev.regauge.page.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Shows how far a load is while it runs: on a terminal one line that is drawn anew, elsewhere a JSON object every five
 * seconds. What was decided is told once, when it is.
 */
final class LoadProgress implements AutoCloseable {

    private static final Duration DRAWN_EVERY = Duration.ofMillis(500);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(5);

    private final LoadWatch watch;
    private final PrintWriter err;
    private final boolean drawing;
    private final long began = System.nanoTime();
    private final LoadPace pace = new LoadPace();
    private Optional<ScheduledExecutorService> clock = Optional.empty();
    private int notesTold;
    private int drawn;

    private LoadProgress(LoadWatch watch, PrintWriter err, boolean drawing) {
        this.watch = watch;
        this.err = err;
        this.drawing = drawing;
    }

    /** Shows nothing by itself: for whoever calls {@link #show}. */
    static LoadProgress by(LoadWatch watch, PrintWriter err, boolean drawing) {
        return new LoadProgress(watch, err, drawing);
    }

    /** Shows until it is closed, in a thread of its own; nothing where the user wants quiet. */
    static LoadProgress start(LoadWatch watch, LoadSurroundings surroundings, boolean quiet) {
        LoadProgress progress = new LoadProgress(watch, surroundings.err(), surroundings.watched());
        if (!quiet) {
            progress.start(surroundings.watched() ? DRAWN_EVERY : TOLD_EVERY);
        }
        return progress;
    }

    private void start(Duration interval) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "load-progress");
            daemon.setDaemon(true);
            return daemon;
        });
        ScheduledFuture<?> unused = thread.scheduleAtFixedRate(
                this::showNow, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        clock = Optional.of(thread);
    }

    private void showNow() {
        show(LoadSample.of(watch, Duration.ofNanos(System.nanoTime() - began)), watch.notes());
    }

    /** Shows a moment, and those of the notes that were not told yet. */
    synchronized void show(LoadSample sample, List<String> notes) {
        pace.add(sample);
        tell(notes);
        if (drawing) {
            draw(LoadProgressLine.of(sample, pace));
        } else {
            err.println(json(sample));
        }
        err.flush();
    }

    private void tell(List<String> notes) {
        for (String note : notes.subList(Math.min(notesTold, notes.size()), notes.size())) {
            if (drawing) {
                draw("");
                err.println("\rnote: " + Visible.line(note));
                drawn = 0;
            } else {
                err.println(JsonLine.of(json -> json.text("note", note)));
            }
        }
        notesTold = notes.size();
    }

    /** Blanks instead of an order to erase: every terminal knows them. */
    private void draw(String line) {
        int widest = Terminal.width() - 1;
        String cut = line.length() > widest ? line.substring(0, widest) : line;
        err.print("\r" + cut + " ".repeat(Math.max(0, drawn - cut.length())));
        drawn = cut.length();
    }

    private String json(LoadSample sample) {
        return JsonLine.of(json -> {
            json.text("phase", sample.phase());
            json.number("rows", sample.rows());
            numberOrNull(json, "rowsPerSecond", pace.rowsPerSecond());
            json.number("bytes", sample.bytes());
            numberOrNull(json, "size", sample.size() < 0 ? OptionalLong.empty() : OptionalLong.of(sample.size()));
            json.number("rejected", sample.rejected());
            json.number("elapsedSeconds", sample.elapsed().toSeconds());
            numberOrNull(json, "etaSeconds", pace.secondsLeft());
        });
    }

    private static void numberOrNull(JsonLine json, String key, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.number(key, value.getAsLong());
        } else {
            json.textOrNull(key, Optional.empty());
        }
    }

    /** Draws nothing while a question stands on the terminal. */
    synchronized boolean undrawn(BooleanSupplier question) {
        clear();
        return question.getAsBoolean();
    }

    /** Leaves an empty line at the cursor, for a question or the result. */
    private synchronized void clear() {
        if (drawing && drawn > 0) {
            draw("");
            err.print("\r");
            err.flush();
        }
    }

    /** Ends, and tells what was not told yet. */
    @Override
    public void close() {
        clock.ifPresent(thread -> {
            thread.shutdownNow();
            lastNotes();
        });
        clear();
    }

    private synchronized void lastNotes() {
        clear();
        tell(watch.notes());
        err.flush();
    }
}
