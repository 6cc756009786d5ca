package dev.regauge.load.store;

import java.util.List;

/**
 * What became of the rows of a batch.
 *
 * @param rows that the server took
 * @param inserted of them, those that were new
 * @param updated of them, those that changed one that was there
 * @param refused the others, in the order of the file
 */
public record Stored(long rows, long inserted, long updated, List<Refused> refused) {

    public Stored {
        refused = List.copyOf(refused);
    }
}
