package dev.regauge.load.ledger;

import dev.regauge.load.source.Fingerprint;

/**
 * A file of a finished load that has rows.
 *
 * @param load its number in the ledger
 * @param file which of the load's files, from 0
 * @param name its last name
 * @param path without links and detours; empty where the ledger is older than this is noted
 * @param first of its parts
 */
record EarlierFile(long load, int file, String name, String path, Part first) {

    /** Whether it stood in the same place. */
    boolean isNamed(Fingerprint now) {
        return path.isEmpty() ? name.equals(now.name()) : path.equals(now.path());
    }

    String shown() {
        return path.isEmpty() ? name : path;
    }
}
