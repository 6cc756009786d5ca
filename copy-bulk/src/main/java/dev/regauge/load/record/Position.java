package dev.regauge.load.record;

/**
 * A place between two rows.
 *
 * @param offset bytes of the unpacked text as UTF-8, from 0
 * @param row the number of the row that begins there, from 1; a header is none
 */
public record Position(long offset, long row) {

    public static final Position START = new Position(0, 1);
}
