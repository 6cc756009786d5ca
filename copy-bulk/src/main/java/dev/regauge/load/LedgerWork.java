package dev.regauge.load;

import dev.regauge.copy.table.Table;
import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.load.lane.Lane;
import dev.regauge.load.lane.LaneConnection;
import dev.regauge.load.lane.LaneSettings;
import dev.regauge.load.lane.Retries;
import dev.regauge.load.lane.TakenOverException;
import dev.regauge.load.lane.UnderLedger;
import dev.regauge.load.ledger.Ledger;
import dev.regauge.load.ledger.LedgerDiffersException;
import dev.regauge.load.ledger.LedgerRefusedException;
import dev.regauge.load.ledger.LedgerRun;
import dev.regauge.load.ledger.Part;
import dev.regauge.load.record.RecordFormat;
import dev.regauge.load.source.Fingerprint;
import dev.regauge.load.store.ServerSays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A load under a ledger: goes on where an earlier run was ended, and is the only one that does. */
final class LedgerWork {

    /** For how long a run that was killed may still hold its lock. */
    private static final Duration LAST_RUN = Duration.ofSeconds(10);

    /** There is no schema of the name. */
    private static final String NO_SCHEMA = "3F000";

    private final LoadContext context;
    private final Transport transport;
    private final LaneSettings lanes;
    private final LoadWatch watch;
    private final Ledger ledger;

    LedgerWork(LoadContext context, Transport transport) {
        this.context = context;
        this.transport = transport;
        this.lanes = context.lanes();
        this.watch = context.watch();
        Table table = context.plan().table();
        String schema =
                context.settings().ledgerSchema().orElse(table.name().names().get(0));
        this.ledger = new Ledger(schema, table.name().toString(), table.oid(), options(context));
    }

    /** All that decides what becomes of a row. */
    private static String options(LoadContext context) {
        LoadSettings settings = context.settings();
        RecordFormat format = settings.format();
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < context.files().size(); i++) {
            fields.add(context.plan().destinations(i));
        }
        return "format " + format.kind() + " '" + (char) format.delimiter() + "' null '" + format.nullText()
                + "' quote '"
                + (char) format.quote() + "' rows of up to " + format.largestRow()
                + (format.header() ? " with" : " without") + " a header, in "
                + context.files().stream().map(file -> file.source().encoding()).toList() + ", fields " + fields
                + ", without " + settings.skipped().stream().sorted().toList()
                + settings.upsert().map(upsert -> ", " + upsert).orElse("") + ", time zone " + settings.timeZone()
                + ", date style " + settings.dateStyle();
    }

    Outcome run() throws Throwable {
        List<Fingerprint> fingerprints = fingerprints();
        try (LaneConnection lock = LaneConnection.of(lanes.source(), lanes.patience())) {
            prepare();
            lock(lock, fingerprints);
            LedgerRun run = begin(fingerprints);
            context.tally().addEarlier(run.done());
            context.budget().add(context.tally().rejected());
            watch.settledEarlier(context.tally().earlier());
            if (run.isLoaded()) {
                verify(run);
                return Outcome.LOADED_BEFORE;
            }
            goOn(run, fingerprints);
            context.requireAllowed();
            finish(run);
            return Outcome.LOADED;
        }
    }

    private void prepare() throws SQLException {
        asking(connection -> {
            ledger.requireDurable(connection);
            ledger.create(connection);
            return true;
        });
    }

    /** What the ledger refuses, or may not be asked, keeps the load from beginning. */
    private <V> V asking(Step<V> step) throws SQLException {
        try {
            return inTransaction(step);
        } catch (LedgerRefusedException refused) {
            throw new LoadRefusedException(String.valueOf(refused.getMessage()), refused);
        } catch (SQLException e) {
            if (ServerSays.isForbidden(e) || NO_SCHEMA.equals(e.getSQLState())) {
                throw mayNot(e);
            }
            throw e;
        }
    }

    private LoadRefusedException mayNot(SQLException failure) {
        return new LoadRefusedException(
                "The ledger of the load needs its tables, and they cannot be used\n  found:    "
                        + ServerSays.words(failure)
                        + " (SQLSTATE " + failure.getSQLState() + "), for the tables " + ledger.names()
                        + "\n  to fix:   have somebody with the right create them once, by a first load with --resume or by"
                        + " grant create on schema ... to ..., and grant select, insert, update and delete on them; or name a"
                        + " schema in which you may create tables by --ledger SCHEMA; or load without the ledger, all rows"
                        + " or none",
                failure);
    }

    /** All is stored, whatever becomes of the lock meanwhile. Said once more where the answer was lost, it says the same. */
    private void finish(LedgerRun run) throws SQLException {
        Retries retries = new Retries(lanes.patience(), watch::isStopping);
        boolean isFinished = false;
        while (!isFinished) {
            try {
                isFinished = inTransaction(connection -> {
                    run.finish(connection, context.tally().dealt());
                    return true;
                });
            } catch (SQLException e) {
                if (LedgerRun.isTakenOver(e)) {
                    throw new TakenOverException(e);
                } else if (e instanceof LedgerDiffersException) {
                    recount(run);
                }
                retries.settle(e, false);
            }
        }
    }

    /** The report says what is there, not what once was. */
    private void recount(LedgerRun run) {
        try {
            context.tally().recount(inTransaction(run::parts));
        } catch (SQLException e) {
            watch.note("What the ledger has could not be counted, so more rows may be missing than is said here: "
                    + ServerSays.words(e));
        }
    }

    private List<Fingerprint> fingerprints() throws IOException {
        List<Fingerprint> all = new ArrayList<>();
        for (OpenFile file : context.files()) {
            all.add(file.source()
                    .fingerprint()
                    .orElseThrow(() -> new LoadRefusedException(
                            "A load that goes on later needs files that can be read again\n  found:    "
                                    + file.source().name()
                                    + "\n  to fix:   write it to a file first, or load without the ledger")));
        }
        return all;
    }

    private void lock(LaneConnection lock, List<Fingerprint> fingerprints) throws SQLException {
        List<String> names = fingerprints.stream().map(Fingerprint::name).toList();
        long since = System.nanoTime();
        lock.execute(LedgerRun.BEGIN);
        while (!ledger.lock(lock.connection(), names)) {
            if (System.nanoTime() - since > LAST_RUN.toNanos()) {
                throw new LoadRefusedException("Another run of this load is under way\n  found:    "
                        + ledger.holder(lock.connection(), names)
                        + "\n  to fix:   wait for it; where its client is gone, end its session with"
                        + " select pg_terminate_backend(pid)");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private LedgerRun begin(List<Fingerprint> fingerprints) throws SQLException, IOException {
        boolean mayRepeat =
                context.settings().newContent() || context.settings().upsert().isPresent();
        try {
            return asking(
                    connection -> ledger.begin(connection, fingerprints, new OpenContents(context.files()), mayRepeat));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private interface Step<V> {
        V take(Connection connection) throws SQLException;
    }

    /** Over a connection that is not kept: beside the lock's there is one for each job. */
    private <V> V inTransaction(Step<V> step) throws SQLException {
        try (LaneConnection connection = LaneConnection.of(lanes.source(), lanes.patience())) {
            connection.execute(LedgerRun.BEGIN);
            V result = step.take(connection.connection());
            connection.execute("commit");
            return result;
        }
    }

    private void goOn(LedgerRun run, List<Fingerprint> fingerprints) throws Throwable {
        if (context.tally().earlier() > 0) {
            watch.note("Going on behind an earlier run, which has dealt with "
                    + context.tally().earlier() + " rows");
        }
        verify(run);
        note(run, fingerprints);
        context.rejects().goOnWith(inTransaction(run::title));
        settleRejects(run.done());
        transport(run);
    }

    /** Only now: what is refused above is refused the next time, too. */
    private void note(LedgerRun run, List<Fingerprint> fingerprints) throws SQLException {
        if (run.isUntouched()) {
            return;
        }
        try {
            inTransaction(connection -> {
                run.note(connection, fingerprints);
                return true;
            });
        } catch (SQLException e) {
            throw LedgerRun.isTakenOver(e) ? new TakenOverException(e) : e;
        }
    }

    private void transport(LedgerRun run) throws Throwable {
        List<UnderLedger> open = new ArrayList<>();
        try {
            for (int i = 0; i < context.settings().jobs(); i++) {
                open.add(new UnderLedger(lanes, run, context.rejects(), watch::isStopping));
            }
            transport.run(List.copyOf(open), run.done());
        } catch (LedgerDiffersException e) {
            open.forEach(Lane::close); // a pool may have no connection beside theirs
            recount(run);
            throw e;
        } finally {
            open.forEach(lane -> context.tally().addUnknown(lane.unknown()));
            open.forEach(Lane::close);
        }
    }

    private void verify(LedgerRun run) throws IOException {
        if (!run.isUntouched()) {
            Verification.require(context.files(), run.done(), watch);
        }
    }

    /** What an earlier run has told of rows that it did not settle is forgotten. */
    private void settleRejects(List<Part> done) throws IOException {
        Map<String, NavigableMap<Long, Part>> byFirstRow = new HashMap<>();
        for (Part part : done) {
            byFirstRow
                    .computeIfAbsent(context.files().get(part.file()).source().name(), name -> new TreeMap<>())
                    .put(part.firstRow(), part);
        }
        long left = context.rejects().keepOnly((file, row) -> isDone(byFirstRow.get(file), row));
        long rejected = context.tally().rejected();
        if (left < rejected) {
            watch.note(rejected - left + " rows that earlier runs have rejected are not in "
                    + context.rejects().path());
        }
    }

    private static boolean isDone(@Nullable NavigableMap<Long, Part> parts, long row) {
        Map.Entry<Long, Part> before = parts == null ? null : parts.floorEntry(row);
        return before != null && before.getValue().has(row);
    }
}
