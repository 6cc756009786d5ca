package dev.regauge.load;

import dev.regauge.load.LoadSettingsException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks for settings that contradict each other. */
final class SettingsCheck {

    private final LoadSettings settings;
    private final List<Problem> problems = new ArrayList<>();

    private SettingsCheck(LoadSettings settings) {
        this.settings = settings;
    }

    /** @throws LoadSettingsException with all that is wrong */
    static void require(LoadSettings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        check.names();
        check.upsert();
        check.jobs();
        check.ledger();
        check.newContent();
        check.wholeTable();
        check.patience();
        if (!check.problems.isEmpty()) {
            throw new LoadSettingsException(check.problems);
        }
    }

    private void names() {
        boolean named = !settings.columns().isEmpty();
        if (named && settings.format().header()) {
            wrong("the first row is taken for names as well; say that there is no header", "columns", "header");
        }
        if (settings.dateStyle().matches("(?is).*(german|sql|postgres).*")) {
            wrong("the driver reads ISO only; the order of other dates is DMY, MDY or YMD, as in DMY", "dateStyle");
        }
        if (Set.copyOf(settings.columns()).size() < settings.columns().size()) {
            wrong("a name stands twice; name each field once", "columns");
        }
        Set<String> both = new TreeSet<>(settings.skipped());
        both.retainAll(settings.renamed().keySet());
        if (!both.isEmpty()) {
            wrong(
                    "both name " + String.join(", ", both) + "; either give it a column, or skip it",
                    "renamed",
                    "skipped");
        }
    }

    private void upsert() {
        if (settings.upsert().filter(upsert -> upsert.keys().isEmpty()).isPresent()) {
            wrong("no column is the key; name those of a unique index", "upsert");
        }
        if (settings.create() && settings.upsert().isPresent()) {
            wrong(
                    "a table that is proposed has no unique index that finds the rows; create it with one first",
                    "create",
                    "upsert");
        }
    }

    private void jobs() {
        if (settings.jobs() < 1) {
            wrong("so many connections can store nothing; 1 is the least", "jobs");
        }
        if (settings.jobs() > 1 && settings.upsert().isPresent()) {
            wrong(
                    "which of two rows of a key is the last would be left to chance; upsert over one connection",
                    "jobs",
                    "upsert");
        }
        if (settings.jobs() > 1 && !settings.maxErrors().isNone() && !settings.ledger()) {
            wrong(
                    "over several connections rows can be refused one by one only where a ledger knows what is stored;"
                            + " use a ledger, or one connection, or let no row be refused",
                    "jobs",
                    "maxErrors");
        }
    }

    private void ledger() {
        if (settings.ledgerSchema().isPresent() && !settings.ledger()) {
            wrong("there is no ledger that could be in a schema; ask for one too", "ledgerSchema");
        }
    }

    private void newContent() {
        if (settings.newContent() && !settings.ledger()) {
            wrong("no ledger knows what was loaded before; ask for one too, or leave this out", "newContent", "ledger");
        }
    }

    /** What is done to the table as a whole wants one transaction that stores rows and nothing else. */
    private void wholeTable() {
        if (settings.deferIndexes()) {
            wholeTable("deferIndexes", "the indexes go and come back in the one transaction of a plain load");
        }
        if (settings.replace()) {
            wholeTable("replace", "the table is replaced in the one transaction of a plain load");
        }
        if (settings.replace() && settings.jobs() > 1) {
            wrong("the new table is seen by one connection only until it takes its place; use one", "replace", "jobs");
        }
        if (settings.replace() && settings.create()) {
            wrong("there is nothing to replace where the table is created; leave one of them out", "replace", "create");
        }
        if (settings.replace() && settings.deferIndexes()) {
            wrong("a table that is replaced gets its indexes behind the rows anyway; leave this out", "deferIndexes");
        }
    }

    private void wholeTable(String setting, String reason) {
        if (settings.ledger()) {
            wrong(
                    reason + ", and what a ledger remembers is kept before its end; leave one of them out",
                    setting,
                    "ledger");
        }
        if (settings.upsert().isPresent()) {
            wrong(
                    reason + ", and an upsert needs rows and indexes as they are; leave one of them out",
                    setting,
                    "upsert");
        }
        if (settings.dryRun()) {
            wrong(reason + ", and a dry run changes nothing; leave one of them out", setting, "dryRun");
        }
    }

    private void patience() {
        if (settings.patience().isNegative() || settings.patience().isZero()) {
            wrong("no server answers in no time; give it longer", "patience");
        }
    }

    private void wrong(String reason, String... settings) {
        problems.add(new Problem(List.of(settings), reason));
    }
}
