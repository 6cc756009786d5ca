package dev.regauge.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a load.
 *
 * @param outcome whether rows are kept
 * @param source rows in the files, without headers; of a load that was given up, those read so far
 * @param loaded rows that are in the table now, those of earlier runs included; of an upsert, rows that were taken
 * @param rejected rows that were refused, those of earlier runs included
 * @param withheld rows that were neither: a trigger or a rule of the table kept them out
 * @param earlier of both together, how many an earlier run has dealt with
 * @param inserted of an upsert, rows that were new; otherwise {@code loaded}
 * @param updated of an upsert, rows that were changed
 * @param bytes of the files, as they lie there
 * @param elapsed of this run
 * @param notes what was decided, a sentence each
 * @param conflicts of a dry run, what would be refused for rows that are there
 * @param rejects where refused rows are told; empty where there are none
 * @param failure why the load was given up, with what to do; empty where it was not
 * @param serverLost whether a server that could not be reached, or was lost, is why
 * @param rowsRefused whether rows of the files are why, so that the same load would end the same way
 */
public record LoadReport(
        Outcome outcome,
        long source,
        long loaded,
        long rejected,
        long withheld,
        long earlier,
        long inserted,
        long updated,
        long bytes,
        Duration elapsed,
        List<String> notes,
        List<Conflict> conflicts,
        Optional<Path> rejects,
        Optional<String> failure,
        boolean serverLost,
        boolean rowsRefused) {

    /** Whether rows are kept. */
    public enum Outcome {
        /** All that was not rejected is in the table. */
        LOADED,
        /** An earlier run had loaded all of it: nothing was done. */
        LOADED_BEFORE,
        /** All was checked, and nothing was to be written. */
        CHECKED,
        /** Given up: nothing of it is in the table. */
        NOTHING_KEPT,
        /** Given up: what is in the ledger is in the table, and the same load goes on from there. */
        PARTLY_KEPT,
        /** The server was lost while it committed, and nobody could be asked. */
        UNKNOWN
    }

    /**
     * Rows that would be refused for rows that are there.
     *
     * @param words which, by what, as a sentence
     * @param rows how many
     */
    public record Conflict(String words, long rows) {
        @Override
        public String toString() {
            return words;
        }
    }

    public LoadReport {
        notes = List.copyOf(notes);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Of an upsert, rows that changed nothing: equal to what is there, superseded by another row of their key, or met by one
     * that was to stay. With those that were inserted and updated they are all that were loaded.
     */
    public long unchanged() {
        return outcome == Outcome.CHECKED ? 0 : loaded - inserted - updated;
    }

    /** Whether it is known of each row of the source what became of it. */
    public boolean isComplete() {
        return source == loaded + rejected + withheld;
    }
}
