package dev.regauge.load;

import dev.regauge.load.LoadReport.Conflict;
import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.load.lane.ByStaging;
import dev.regauge.load.lane.Lane;
import dev.regauge.load.lane.LaneSettings;
import dev.regauge.load.lane.OneTransaction;
import dev.regauge.load.lane.OutcomeUnknownException;
import dev.regauge.load.store.Landings;
import dev.regauge.load.whole.DeferredIndexes;
import dev.regauge.load.whole.DryRun;
import dev.regauge.load.whole.Replacement;
import dev.regauge.load.whole.WholeRefusedException;
import dev.regauge.sql.Identifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings the rows into the table, by whatever kind of transactions the settings ask for. */
final class Work {

    private final LoadContext context;
    private final LoadSettings settings;
    private final Plan plan;
    private final LaneSettings lanes;
    private final LoadWatch watch;
    private final Transport transport;
    private final Optional<String> scratch;
    private final List<Conflict> conflicts = new ArrayList<>();

    /** @param scratch what creates the table of a dry run where it is not there */
    Work(LoadContext context, Optional<String> scratch) {
        this.context = context;
        this.settings = context.settings();
        this.plan = context.plan();
        this.lanes = context.lanes();
        this.watch = context.watch();
        this.transport = new Transport(context);
        this.scratch = scratch;
    }

    /** Does it all. @throws Throwable what has ended it, when nothing is under way any more */
    Outcome run() throws Throwable {
        if (settings.ledger()) {
            return new LedgerWork(context, transport).run();
        }
        if (settings.dryRun()) {
            return dryRun();
        } else if (settings.jobs() > 1) {
            return staged();
        }
        return settings.replace() ? replacing() : inOneTransaction();
    }

    private Outcome inOneTransaction() throws Throwable {
        try (OneTransaction lane = OneTransaction.open(lanes)) {
            Optional<DeferredIndexes> deferred = deferred(lane);
            transport.run(List.of(lane), List.of());
            context.requireAllowed();
            if (deferred.isPresent()) {
                watch.begins("creating the indexes");
                deferred.get().create(lane.connection());
            }
            lane.finish();
        }
        return Outcome.LOADED;
    }

    private Optional<DeferredIndexes> deferred(OneTransaction lane) throws SQLException {
        if (!settings.deferIndexes()) {
            return Optional.empty();
        }
        lane.begin();
        DeferredIndexes deferred = DeferredIndexes.drop(lane.connection(), plan.table(), settings.patience());
        watch.note(
                deferred.names().isEmpty()
                        ? "No index of the table can be put off"
                        : "Dropped, and created again behind the rows: " + String.join(", ", deferred.names())
                                + "; until the end nobody else can use the table");
        return Optional.of(deferred);
    }

    private Outcome replacing() throws Throwable {
        Identifier fresh = Replacement.fresh(plan.table());
        try (OneTransaction lane = OneTransaction.open(lanes.landing(Landings.into(fresh, plan.columns())))) {
            lane.begin();
            Replacement replacement = Replacement.begin(lane.connection(), plan.table(), settings.patience());
            watch.note("A new table takes the place of the old one in the end; until then readers see the old rows");
            transport.run(List.of(lane), List.of());
            context.requireAllowed();
            watch.begins("building the indexes and taking the place of the old table");
            lane.connection().execute(plan.guard());
            replacement.swap();
            lane.finish();
        } catch (WholeRefusedException refused) {
            throw new LoadRefusedException(String.valueOf(refused.getMessage()), refused);
        }
        return Outcome.LOADED;
    }

    private Outcome dryRun() throws Throwable {
        Set<String> keys =
                settings.upsert().map(upsert -> Set.copyOf(upsert.keys())).orElse(Set.of());
        try (OneTransaction lane = OneTransaction.open(lanes.landing(Landings.into(DryRun.COPY, plan.columns())))) {
            lane.begin();
            if (scratch.isPresent()) {
                lane.connection().execute(scratch.get());
            }
            DryRun run = DryRun.begin(lane.connection(), plan.table(), plan.columns(), keys, settings.patience());
            watch.note("The rows go to a temporary table, and are compared with what is there; triggers,"
                    + " row security and bounds of partitions are not tried");
            transport.run(List.of(lane), List.of());
            context.requireAllowed();
            watch.begins("comparing with what is there");
            run.conflicts()
                    .forEach(conflict -> conflicts.add(new Conflict(
                            conflict.rows() + (conflict.rows() == 1 ? " row" : " rows") + " would be refused by \""
                                    + conflict.constraint() + "\", among them " + conflict.example(),
                            conflict.rows())));
            run.notes().forEach(watch::note);
        }
        return Outcome.CHECKED;
    }

    /** What a dry run has found that is not about one row alone. */
    List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    private Outcome staged() throws Throwable {
        watch.note(settings.jobs()
                + " connections bring rows into unlogged tables; one transaction moves them in the end");
        try (ByStaging staging = ByStaging.create(lanes, plan.table(), settings.jobs(), watch::note)) {
            List<Lane> open = new ArrayList<>();
            try {
                for (int i = 0; i < settings.jobs(); i++) {
                    open.add(staging.lane(i));
                }
                transport.run(open, List.of());
                for (Lane lane : open) {
                    finishStaged(lane);
                }
            } finally {
                open.forEach(Lane::close);
            }
            watch.begins("moving the rows");
            context.tally().keptOf(staging.move());
        }
        return Outcome.LOADED;
    }

    /** Whether rows got into a staging table matters to nobody: nothing of them is in the table. */
    private static void finishStaged(Lane lane) throws SQLException {
        try {
            lane.finish();
        } catch (OutcomeUnknownException lost) {
            throw new SQLException(lost.getMessage(), lost.getSQLState(), lost);
        }
    }
}
