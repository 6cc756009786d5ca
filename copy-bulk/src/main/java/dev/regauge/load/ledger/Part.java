package dev.regauge.load.ledger;

/**
 * A stretch of a file whose rows were dealt with, each stored or rejected.
 *
 * @param file which of the load's files, from 0
 * @param from where it begins: bytes of the unpacked text as UTF-8
 * @param to where the next one begins
 * @param firstRow the number of its first row in the file, from 1
 * @param rows how many it has
 * @param rejected how many of them were rejected
 * @param inserted of an upsert, rows that were new; otherwise all that were stored
 * @param updated of an upsert, rows that were changed
 * @param crc CRC-32C of its text
 */
public record Part(
        int file, long from, long to, long firstRow, long rows, long rejected, long inserted, long updated, long crc) {

    /** The number of the row behind it. */
    public long nextRow() {
        return firstRow + rows;
    }

    /** Whether it is the same stretch of the same text. */
    boolean isSameText(Part other) {
        return file == other.file
                && from == other.from
                && to == other.to
                && firstRow == other.firstRow
                && rows == other.rows
                && crc == other.crc;
    }

    public boolean has(long row) {
        return row >= firstRow && row < nextRow();
    }
}
