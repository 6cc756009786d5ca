package dev.regauge.copy;

/**
 * What an ingest has done so far; read in one moment. {@code added = stored + dropped + waiting + writing}, and after a stop
 * {@code + unstored}.
 *
 * @param added rows that were taken
 * @param stored rows whose load was committed
 * @param dropped rows that the handler took over
 * @param waiting rows in the queue
 * @param writing rows of the load under way
 * @param unstored rows that were left when the ingest stopped
 * @param loads how many loads were committed
 * @param failures how many were not
 */
public record IngestFigures(
        long added, long stored, long dropped, int waiting, int writing, int unstored, long loads, long failures) {}
