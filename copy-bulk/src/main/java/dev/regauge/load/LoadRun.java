package dev.regauge.load;

import dev.regauge.copy.table.Table;
import dev.regauge.copy.table.TableReader;
import dev.regauge.copy.table.TableRefusedException;
import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.load.lane.LaneConnection;
import dev.regauge.load.lane.LaneSettings;
import dev.regauge.load.record.MalformedHeaderException;
import dev.regauge.load.source.Source;
import dev.regauge.load.store.ServerSays;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** One run of a load, from looking at the files to the report. */
final class LoadRun {

    private final LoadSettings settings;
    private final DataSource database;
    private final List<Source> sources;
    private final LoadWatch watch;
    private final TableApproval approval;
    private final Tally tally = new Tally();
    private final long started = System.nanoTime();

    LoadRun(LoadSettings settings, DataSource database, List<Source> sources, LoadWatch watch, TableApproval approval) {
        this.settings = settings;
        this.database = database;
        this.sources = List.copyOf(sources);
        this.watch = watch;
        this.approval = approval;
    }

    LoadReport run() {
        List<OpenFile> files = new ArrayList<>();
        try {
            watch.begins("looking at the files");
            for (Source source : sources) {
                files.add(OpenFile.of(source, settings.format(), settings.columns()));
            }
            watch.sized(size());
            return run(files);
        } catch (IOException | MalformedHeaderException e) {
            throw new LoadRefusedException(String.valueOf(e.getMessage()), e);
        } finally {
            for (OpenFile file : files) {
                quietly(file);
            }
        }
    }

    private static void quietly(OpenFile file) {
        try {
            file.close();
        } catch (IOException e) {
            // it was only looked at
        }
    }

    private long size() {
        long size = 0;
        for (Source source : sources) {
            if (source.size().isEmpty()) {
                return -1;
            }
            size += source.size().getAsLong();
        }
        return size;
    }

    private LoadReport run(List<OpenFile> files) {
        RejectsFile rejects = new RejectsFile(settings.rejects(), sources);
        Begun begun;
        try {
            begun = begun(files, rejects);
        } catch (RuntimeException | Error e) {
            close(rejects);
            throw e;
        }
        Plan plan = begun.plan;
        plan.notes(Plan.isUtc(settings.timeZone())).forEach(watch::note);
        Budget budget = new Budget(settings.maxErrors(), watch);
        LoadContext context =
                new LoadContext(settings, plan, files, laneSettings(plan, budget), budget, watch, tally, rejects);
        return report(context, new Work(context, begun.scratch));
    }

    /**
     * What is known before any row is read.
     *
     * @param scratch what creates the table of a dry run where it is not there
     */
    private record Begun(Plan plan, Optional<String> scratch) {}

    private Begun begun(List<OpenFile> files, RejectsFile rejects) {
        try (LaneConnection connection = LaneConnection.of(database, settings.patience())) {
            rejects.requireWritable(!settings.maxErrors().isNone()
                    || settings.rejects().getParent() != null); // before there is a table that stays
            Creation.Made made = new Creation(settings, approval, watch).createWhereMissing(connection, files);
            Plan plan = Plan.of(made.settings(), read(connection), made.isCreated(), files, connection.connection());
            if (made.sql().isPresent()) {
                connection.execute("rollback");
            }
            checkSessionSettings(connection, plan);
            new UnfinishedLoads(settings, plan.table()).requireNoneOf(files, connection.connection());
            return new Begun(plan, made.sql());
        } catch (SQLException | IOException e) {
            throw Failure.atTheBeginning(settings.table(), e);
        }
    }

    private Table read(LaneConnection connection) throws SQLException {
        try {
            return TableReader.read(connection.connection(), settings.table());
        } catch (TableRefusedException refused) {
            throw new LoadRefusedException(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** What they say wrong would look like what a row says wrong. */
    private void checkSessionSettings(LaneConnection connection, Plan plan) throws SQLException {
        try {
            connection.execute(
                    laneSettings(plan, new Budget(MaxErrors.NONE, watch)).sessionSettings());
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("22")) {
                throw new LoadRefusedException(
                        "The server does not know a setting of the load\n  found:    "
                                + ServerSays.words(e)
                                + "\n  to fix:   correct the time zone or the date style",
                        e);
            }
            throw e;
        }
    }

    private LaneSettings laneSettings(Plan plan, Budget budget) {
        return new LaneSettings(
                database,
                plan.table().name().last(),
                plan.columns(),
                plan.landings(),
                plan.guard(),
                budget,
                settings.timeZone(),
                settings.dateStyle(),
                settings.patience());
    }

    private LoadReport report(LoadContext context, Work work) {
        RejectsFile rejects = context.rejects();
        Outcome outcome;
        Optional<Failure> failure = Optional.empty();
        boolean isInterrupted = false;
        try {
            outcome = work.run();
        } catch (Throwable e) {
            isInterrupted = e instanceof Conveyor.Stopped stopped && stopped.isInterrupt();
            Failure failed = failure(e);
            failure = Optional.of(failed);
            outcome = failed.isUnknown() ? Outcome.UNKNOWN : mayHaveKept() ? Outcome.PARTLY_KEPT : Outcome.NOTHING_KEPT;
        } finally {
            close(rejects);
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        if (rejects.isBeside()) {
            watch.note(settings.rejects()
                    + " has rows that another load has rejected, and is kept; those of this load are in "
                    + rejects.path());
        }
        boolean isChecked = outcome == Outcome.CHECKED;
        boolean kept = outcome != Outcome.NOTHING_KEPT && outcome != Outcome.UNKNOWN;
        return new LoadReport(
                outcome,
                watch.read() + tally.earlier(),
                kept ? loaded() : 0,
                kept
                        ? tally.rejected()
                        : Math.max(tally.rejected(), context.budget().count()),
                kept ? tally.taken() - loaded() : 0,
                tally.earlier(),
                kept && !isChecked ? tally.inserted() : 0,
                kept && !isChecked ? tally.updated() : 0,
                watch.bytes(),
                Duration.ofNanos(System.nanoTime() - started),
                watch.notes(),
                work.conflicts(),
                rejects.isThere() ? Optional.of(rejects.path()) : Optional.empty(),
                failure.map(Failure::words),
                failure.map(Failure::isServerLost).orElse(false),
                failure.map(Failure::isOfRows).orElse(false));
    }

    private boolean mayHaveKept() {
        return settings.ledger() && (tally.dealt().parts() > 0 || tally.unknown() > 0);
    }

    /** All that it was told is on the disk by now, and what is kept stays kept. */
    private void close(RejectsFile rejects) {
        try {
            rejects.close();
        } catch (IOException e) {
            watch.note("The file of rejected rows could not be closed: " + e.getMessage());
        }
    }

    private Failure failure(Throwable cause) {
        Failure failed = Failure.of(cause, settings, sources);
        return tally.unknown() == 0 ? failed : failed.notKnowing(loaded(), loaded() + tally.unknown());
    }

    private long loaded() {
        return settings.upsert().isPresent() ? tally.taken() : tally.inserted();
    }
}
