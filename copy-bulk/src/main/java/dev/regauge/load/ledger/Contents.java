package dev.regauge.load.ledger;

import dev.regauge.load.source.Fingerprint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of a load as they are now, for whoever has to know more of them than their fingerprints. */
public interface Contents {

    /** What a file would be, had it ended behind so many bytes. */
    Optional<Fingerprint> asOf(int file, long size);

    /** Whether one of these parts still stands where it stood. */
    boolean hasAny(List<Part> parts);

    /** Which of these parts, of whatever files, stand in one of the load's files in the same place. */
    Set<Part> standing(int file, List<Part> parts);

    /** Whether a file has the rows of these parts, and nothing else. */
    boolean isAll(int file, List<Part> parts);
}
