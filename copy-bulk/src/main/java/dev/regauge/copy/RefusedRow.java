package dev.regauge.copy;

import dev.regauge.copy.Failures.Place;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.wire.ServerErrors;
import dev.regauge.copy.wire.ServerRow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells which row a server's refusal is about: COPY names it; of rows that went by INSERT it is looked for among those that
 * were sent last, once all was undone.
 *
 * @param transfer that has failed
 */
record RefusedRow(LoadSession session, Target target, Transfer transfer, Duration patience) {

    /** The refusal in words, with the row where it is known. */
    BulkException among(Rows rows, SQLException failure) {
        if (!ServerWords.areAboutARow(failure)) {
            return Failures.refused(table(), Place.UNKNOWN, failure);
        }
        return transfer.way() == Way.COPY ? namedByCopy(failure) : lookedFor(rows, failure);
    }

    private BulkException namedByCopy(SQLException failure) {
        Optional<ServerRow> row = target.row(failure, transfer.copied().orElseGet(target::bareName));
        Place place =
                row.map(found -> Place.row(transfer.rowsBefore(), found.row())).orElse(Place.UNKNOWN);
        return Failures.refused(table(), place, row.flatMap(ServerRow::column), failure);
    }

    private BulkException lookedFor(Rows rows, SQLException failure) {
        Optional<RowSearch.Found> found = search(rows, failure);
        if (found.isEmpty()) {
            return Failures.refused(table(), unfound(rows), failure);
        }
        SQLException alone = found.get().refusal();
        alone.addSuppressed(failure);
        Place place = Place.row(transfer.rowsBefore(), found.get().line());
        return Failures.refused(table(), place, found.get().column(), alone);
    }

    private Optional<RowSearch.Found> search(Rows rows, SQLException failure) {
        if (target.upsert().isPresent() || rows.count() == 0) {
            return Optional.empty();
        }
        return target.takes(Way.COPY) && !ServerErrors.isRefusedByPolicy(failure) // which may be news to the target
                ? RowSearch.byCopy(session, target, rows, failure, patience)
                : Halving.find(session, target, transfer.way(), rows, failure);
    }

    /** Not even COPY knows the row of a foreign key; otherwise it is one of those that were sent. */
    private Place unfound(Rows rows) {
        return rows.count() > 1 && target.takes(Way.COPY) && target.upsert().isEmpty()
                ? Place.UNKNOWN
                : new Place(transfer.rowsBefore() + 1, transfer.rowsBefore() + rows.count());
    }

    private Table table() {
        return target.known().table();
    }
}
