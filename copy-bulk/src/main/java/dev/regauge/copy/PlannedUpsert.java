package dev.regauge.copy;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.upsert.Rule;
import dev.regauge.copy.upsert.UpsertPlan;
import dev.regauge.copy.upsert.UpsertRefusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The upsert of a writer, and its plan for the table that it was last used on. Safe for use by several threads. */
final class PlannedUpsert {

    private record Planned(KnownTable known, UpsertPlan plan) {}

    private final Rule rule;
    private final AtomicReference<Planned> last = new AtomicReference<>();

    PlannedUpsert(Upsert upsert) {
        this.rule = upsert.rule();
    }

    /** The plan for a table as it was read, empty when that is gone; read once more when that was. */
    @SuppressWarnings(
            "ReferenceEquality") // a table that was read again may have other indexes, and equality would cost
    Optional<UpsertPlan> plan(LoadSession session, KnownTable known, List<Column> columns, List<Encoder.Format> formats)
            throws SQLException {
        Planned planned = last.get();
        if (planned == null || planned.known() != known) {
            Optional<UpsertPlan> read = read(session, known, columns, formats);
            read.ifPresent(plan -> last.set(new Planned(known, plan)));
            return read;
        }
        return Optional.of(planned.plan());
    }

    @Override
    public String toString() {
        return rule.toString();
    }

    private Optional<UpsertPlan> read(
            LoadSession session, KnownTable known, List<Column> columns, List<Encoder.Format> formats)
            throws SQLException {
        try {
            return session.harmlessly(connection -> UpsertPlan.read(connection, known.table(), rule, columns, formats));
        } catch (UpsertRefusal refusal) {
            throw TargetRefusedException.of(refusal);
        }
    }
}
