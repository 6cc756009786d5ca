package dev.regauge.load.ledger;

import dev.regauge.load.source.Fingerprint;
import java.util.List;
import java.util.Optional;

/** What a load of the ledger's has against going on with it. */
final class LedgerRefusals {

    private static final int SHOWN = 5;

    private LedgerRefusals() {}

    /** Appending to a file that is loaded makes it neither another file nor the same. */
    static void requireNotGrown(LedgerEntry entry, boolean grown, LedgerTables tables) {
        if (grown) {
            throw new LedgerRefusedException(
                    "The file was loaded before, and has grown since",
                    load(entry, tables) + " is finished, with a file that was shorter",
                    "give the rows that are new a file of their own; or remove from the table what it holds of the file,"
                            + " then: " + forget(entry, tables));
        }
    }

    /** Neither is a file in which something was corrected: most of its rows are there. */
    static void requireNotEdited(LedgerEntry entry, boolean edited, LedgerTables tables) {
        if (edited) {
            throw new LedgerRefusedException(
                    "The file was loaded before, and was changed since",
                    load(entry, tables) + " is finished, and rows that it has stored stand where they stood",
                    "give the rows that are new or corrected a file of their own; where it is another file, say so by"
                            + " --new-content; or remove from the table what it holds of the file, then: "
                            + forget(entry, tables));
        }
    }

    /** A file is known by the list it was given in: in another one its places would not be found. */
    static void requireOthers(LedgerEntry entry, List<Fingerprint> files, LedgerTables tables) {
        Optional<String> shared = entry.shared(files);
        if (shared.isPresent()) {
            throw new LedgerRefusedException(
                    "A load of other files is not finished, and has one of these",
                    shared.get() + " is in " + load(entry, tables) + " of " + shown(entry.names()),
                    "give just these files until they are loaded, and the others a load of their own; or remove from the"
                            + " table what it holds of them, then: " + forget(entry, tables));
        }
    }

    /**
     * Rows of a file would be stored once more.
     *
     * @param before what was loaded
     * @param isSame whether the content is the same, or the name alone
     * @param stay what became of its rows
     */
    static LedgerRefusedException again(
            EarlierFile before, Fingerprint now, boolean isSame, String stay, LedgerTables tables) {
        String found = before.shown() + " is in load " + before.load() + " of " + tables.loads() + ", " + stay;
        String forget = "remove from the table what it holds of the file, then: delete from " + tables.loads()
                + " where id = " + before.load();
        if (!isSame) {
            return new LedgerRefusedException(
                    "A file of this name was loaded before, with other content",
                    found,
                    "load rows that were rejected and are corrected now, or are new, from a file of their own (the"
                            + " rejected ones stand in the file of rejects); where it is another file of the same name,"
                            + " as an export of each day is, say so by --new-content; to load it anew, " + forget);
        }
        return new LedgerRefusedException(
                before.isNamed(now)
                        ? "The file was loaded before, in another list of files"
                        : "The content of the file was loaded before, under another name",
                found + "; now it is " + now.path(),
                "leave it out; where its rows are to be in the table once more, say so by --new-content; to load it"
                        + " anew, " + forget);
    }

    /** What it has stored would be stored again. */
    static void requireUnderLedger(LedgerEntry entry, List<Fingerprint> files, LedgerTables tables) {
        Optional<String> shared = entry.shared(files);
        if (shared.isPresent()) {
            throw new LedgerRefusedException(
                    "A load of the same file is not finished, and rows of it are in the table",
                    shared.get() + " is in " + load(entry, tables) + " of " + shown(entry.names()),
                    "go on with it under its ledger, as with --resume; or remove from the table what it holds of the file,"
                            + " then: " + forget(entry, tables));
        }
    }

    static void requireAlike(LedgerEntry entry, long relation, String options, LedgerTables tables) {
        if (entry.relation() != relation) {
            throw new LedgerRefusedException(
                    "An earlier load of the same file went into another table of this name",
                    load(entry, tables) + " went into a table that was dropped, or restored elsewhere, since",
                    "to begin anew, remove from the table what it holds of the file, then: " + forget(entry, tables));
        }
        if (!entry.options().equals(options)) {
            throw new LedgerRefusedException(
                    "An earlier load of the same file was begun in another way",
                    load(entry, tables) + " was begun with " + entry.options() + "; now it is " + options,
                    "repeat it as it was; to begin anew, remove from the table what it holds of the file, then: "
                            + forget(entry, tables));
        }
    }

    private static String load(LedgerEntry entry, LedgerTables tables) {
        return "load " + entry.id() + " of " + tables.loads();
    }

    private static String forget(LedgerEntry entry, LedgerTables tables) {
        return "delete from " + tables.loads() + " where id = " + entry.id();
    }

    private static String shown(List<String> names) {
        return names.size() > SHOWN
                ? String.join(", ", names.subList(0, SHOWN)) + " and " + (names.size() - SHOWN) + " more"
                : String.join(", ", names);
    }
}
