package dev.regauge.load.ledger;

import dev.regauge.load.source.Fingerprint;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A load of the ledger's.
 *
 * @param files as they were when it began, or were last found to go together with it
 */
record LedgerEntry(long id, long relation, String options, boolean isLoaded, List<Fingerprint> files) {

    LedgerEntry {
        files = List.copyOf(files);
    }

    /**
     * The one that a load of these files is: of those of the same names the one of the same content, or one that is not
     * finished, or the last.
     *
     * @param newestFirst in which it is looked for
     */
    static Optional<LedgerEntry> of(List<Fingerprint> now, List<LedgerEntry> newestFirst) {
        List<LedgerEntry> named =
                newestFirst.stream().filter(entry -> entry.hasNames(now)).toList();
        return first(named, entry -> entry.isSame(now))
                .or(() -> first(named, entry -> !entry.isLoaded))
                .or(() -> named.stream().findFirst());
    }

    private static Optional<LedgerEntry> first(List<LedgerEntry> entries, Predicate<LedgerEntry> wanted) {
        return entries.stream().filter(wanted).findFirst();
    }

    List<String> names() {
        return names(files);
    }

    private static List<String> names(List<Fingerprint> files) {
        return files.stream().map(Fingerprint::name).toList();
    }

    boolean hasNames(List<Fingerprint> now) {
        return names().equals(names(now));
    }

    /** Of files of the same names, whether they have the same content. */
    boolean isSame(List<Fingerprint> now) {
        boolean same = true;
        for (int i = 0; i < files.size(); i++) {
            same &= files.get(i).isSameContent(now.get(i));
        }
        return same;
    }

    /** Whether they have not even been written to. */
    boolean isUntouched(List<Fingerprint> now) {
        return files.equals(now);
    }

    /** Of files of the same names, whether each begins with what it was. */
    boolean hasGrown(List<Fingerprint> now, Contents contents) {
        for (int i = 0; i < files.size(); i++) {
            Fingerprint before = files.get(i);
            if (now.get(i).size() < before.size()
                    || contents.asOf(i, before.size())
                            .filter(before::isSameContent)
                            .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The first of these files that may be one of its own: by its name, or by its content. */
    Optional<String> shared(List<Fingerprint> now) {
        return now.stream()
                .filter(file -> files.stream()
                        .anyMatch(before ->
                                before.name().equals(file.name()) || (file.size() > 0 && before.isSameContent(file))))
                .map(Fingerprint::name)
                .findFirst();
    }

    /** Of files of the same names, whether they stand where they stood, as far as that is known. */
    boolean hasPaths(List<Fingerprint> now) {
        boolean same = true;
        for (int i = 0; i < files.size(); i++) {
            String before = files.get(i).path();
            same &= before.isEmpty() || before.equals(now.get(i).path());
        }
        return same;
    }
}
