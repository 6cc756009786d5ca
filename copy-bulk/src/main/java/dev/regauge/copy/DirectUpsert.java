package dev.regauge.copy;

import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.UnnestQuery;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.upsert.Counts;
import dev.regauge.copy.upsert.UpsertPlan;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All rows along with the one statement of an upsert: no staging table, and no transaction where it is the only load in it. */
final class DirectUpsert implements Transfer {

    private final LoadSession session;
    private final UnnestQuery query;
    private @Nullable Counts counts;

    private DirectUpsert(LoadSession session, UnnestQuery query) {
        this.session = session;
        this.query = query;
    }

    static DirectUpsert begin(LoadSession session, Target target, UpsertPlan plan) {
        String source = UnnestQuery.source(target.destination(), plan.ordinal());
        return new DirectUpsert(session, UnnestQuery.of(target.destination(), plan.statement(source, target.guard())));
    }

    @Override
    public Way way() {
        return Way.UNNEST;
    }

    @Override
    public void send(Rows rows) throws SQLException {
        throw new SQLException(
                "An upsert by UNNEST takes all rows in one statement of at most " + UnnestQuery.MOST_BYTES
                        + " bytes. To fix: do not force the way, or write fewer rows at once",
                "54000");
    }

    @Override
    public long finish(Rows rest) throws SQLException {
        Counts answer = Counts.of(ask(rest), rest.count());
        counts = answer;
        return answer.inserted();
    }

    private String ask(Rows rows) throws SQLException {
        Footing footing = session.footing();
        List<String> before = footing.isBare() ? List.of() : footing.before();
        List<String> after = footing.isBare() ? List.of() : footing.after();
        try {
            return session.patiently(
                    "it was to upsert rows", () -> query.ask(session.connection(), rows, before, after));
        } catch (SQLException e) {
            session.undo(e);
            throw e;
        }
    }

    @Override
    public Optional<Counts> counts() {
        return Optional.ofNullable(counts);
    }

    @Override
    public void abandon() {
        // nothing is sent before all is
    }

    @Override
    public Optional<String> transaction() {
        return Optional.empty();
    }

    @Override
    public long rowsBefore() {
        return 0;
    }
}
