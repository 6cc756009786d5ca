package dev.regauge.copy;

import dev.regauge.connect.failure.FailureClass;
import java.util.Optional;
import java.util.OptionalLong;

/** What a failed load of an ingest says about its rows. */
final class IngestFailure {

    private IngestFailure() {}

    /** Whether the rows may be tried again without storing any twice. */
    static boolean nothingWasKept(RuntimeException failure) {
        return !(failure instanceof BulkOutcomeUnknownException);
    }

    /**
     * Whether other rows might be stored where these were not: a value was refused, by us or
     * by the server (SQLSTATE class 22 and 23), or the function that gives it threw.
     */
    static boolean isOfRows(RuntimeException failure) {
        if (!nothingWasKept(failure) || FailureClass.of(failure) != FailureClass.DO_NOT_RETRY) {
            return false;
        }
        Optional<String> state = failure instanceof BulkException bulk ? bulk.sqlState() : Optional.empty();
        return state.isPresent()
                ? state.get().startsWith("22") || state.get().startsWith("23")
                : !(failure instanceof BulkException) || failure instanceof ValueRefusedException;
    }

    /** The index of the bad row; -1 where it is not known. */
    static int row(RuntimeException failure, int rows) {
        OptionalLong row = failure instanceof BulkException bulk ? bulk.row() : OptionalLong.empty();
        return row.isPresent() && row.getAsLong() <= rows ? (int) row.getAsLong() - 1 : -1;
    }
}
