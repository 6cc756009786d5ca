package dev.regauge.load;

import dev.regauge.load.record.RecordFormat;
import dev.regauge.sql.Identifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a load of files was told. Immutable; {@code with...} returns a copy.
 *
 * @param table the table, found by the search path where it has no schema
 * @param format how the files are written
 * @param columns names of the fields in order, where no header has them; empty where one does
 * @param renamed by a name in the file, the column it goes to
 * @param skipped names in the file that go nowhere
 * @param create whether the table is created, its columns proposed by looking at the data, where it is not there
 * @param upsert what happens to rows whose key is there; empty where they are refused
 * @param jobs how many connections store rows at the same time, from 1
 * @param ledger whether a ledger in the target database remembers what is stored, and the load goes on where it was ended
 * @param ledgerSchema the schema of the ledger's tables; empty for the table's own
 * @param newContent whether a file is to be loaded though one of its name, or of its content under another name, was loaded
 *     under the ledger: it is another one
 * @param maxErrors how many rows may be refused
 * @param rejects where refused rows are told; used only where some are
 * @param dryRun whether all is checked and nothing written
 * @param deferIndexes whether indexes that no constraint needs are dropped first and created again behind the rows, in the
 *     same transaction
 * @param replace whether the rows go to a new unlogged table, which takes the place of the old one in the end
 * @param timeZone of values with a zone that do not name it
 * @param dateStyle as PostgreSQL's, for dates that are not ISO: {@code ISO, DMY}
 * @param patience for how long the server may be silent
 */
public record LoadSettings(
        Identifier table,
        RecordFormat format,
        List<String> columns,
        Map<String, String> renamed,
        Set<String> skipped,
        boolean create,
        Optional<Upserting> upsert,
        int jobs,
        boolean ledger,
        Optional<String> ledgerSchema,
        boolean newContent,
        MaxErrors maxErrors,
        Path rejects,
        boolean dryRun,
        boolean deferIndexes,
        boolean replace,
        String timeZone,
        String dateStyle,
        Duration patience) {

    /**
     * Rows meet those of the same key.
     *
     * @param keys columns that a unique index is over
     * @param updating whether the row that is there takes the new values, or stays as it is
     */
    public record Upserting(List<String> keys, boolean updating) {
        public Upserting {
            keys = List.copyOf(keys);
        }
    }

    public LoadSettings {
        columns = List.copyOf(columns);
        renamed = Map.copyOf(renamed);
        skipped = Set.copyOf(skipped);
    }

    /** All else at its default: one transaction over one connection, and no row may be refused. */
    public static LoadSettings of(Identifier table, RecordFormat format) {
        return new LoadSettings(
                table,
                format,
                List.of(),
                Map.of(),
                Set.of(),
                false,
                Optional.empty(),
                1,
                false,
                Optional.empty(),
                false,
                MaxErrors.NONE,
                rejectsOf(table),
                false,
                false,
                false,
                "UTC",
                "ISO, MDY",
                Duration.ofMinutes(5));
    }

    /** In the working folder, whatever the table's name holds. */
    private static Path rejectsOf(Identifier table) {
        return Path.of(table.last().replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".rejects.jsonl");
    }

    public LoadSettings withFormat(RecordFormat other) {
        return changed(draft -> draft.format = other);
    }

    public LoadSettings withColumns(List<String> names) {
        return changed(draft -> draft.columns = names);
    }

    public LoadSettings withRenamed(Map<String, String> columnsOfFields) {
        return changed(draft -> draft.renamed = columnsOfFields);
    }

    public LoadSettings withSkipped(Set<String> names) {
        return changed(draft -> draft.skipped = names);
    }

    public LoadSettings withCreate() {
        return changed(draft -> draft.create = true);
    }

    public LoadSettings withUpsert(Upserting rule) {
        return changed(draft -> draft.upsert = Optional.of(rule));
    }

    public LoadSettings withJobs(int connections) {
        return changed(draft -> draft.jobs = connections);
    }

    public LoadSettings withLedger(boolean there) {
        return changed(draft -> draft.ledger = there);
    }

    public LoadSettings withLedgerSchema(String schema) {
        return changed(draft -> draft.ledgerSchema = Optional.of(schema));
    }

    public LoadSettings withNewContent() {
        return changed(draft -> draft.newContent = true);
    }

    public LoadSettings withMaxErrors(MaxErrors most) {
        return changed(draft -> draft.maxErrors = most);
    }

    public LoadSettings withRejects(Path file) {
        return changed(draft -> draft.rejects = file);
    }

    public LoadSettings withDryRun() {
        return changed(draft -> draft.dryRun = true);
    }

    public LoadSettings withDeferIndexes() {
        return changed(draft -> draft.deferIndexes = true);
    }

    public LoadSettings withReplace() {
        return changed(draft -> draft.replace = true);
    }

    public LoadSettings withTimeZone(String zone) {
        return changed(draft -> draft.timeZone = zone);
    }

    public LoadSettings withDateStyle(String style) {
        return changed(draft -> draft.dateStyle = style);
    }

    public LoadSettings withPatience(Duration longest) {
        return changed(draft -> draft.patience = longest);
    }

    private LoadSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /** The one place that knows all of them in their order. */
    private static final class Draft {
        private final Identifier table;
        private RecordFormat format;
        private List<String> columns;
        private Map<String, String> renamed;
        private Set<String> skipped;
        private boolean create;
        private Optional<Upserting> upsert;
        private int jobs;
        private boolean ledger;
        private Optional<String> ledgerSchema;
        private boolean newContent;
        private MaxErrors maxErrors;
        private Path rejects;
        private boolean dryRun;
        private boolean deferIndexes;
        private boolean replace;
        private String timeZone;
        private String dateStyle;
        private Duration patience;

        Draft(LoadSettings from) {
            table = from.table;
            format = from.format;
            columns = from.columns;
            renamed = from.renamed;
            skipped = from.skipped;
            create = from.create;
            upsert = from.upsert;
            jobs = from.jobs;
            ledger = from.ledger;
            ledgerSchema = from.ledgerSchema;
            newContent = from.newContent;
            maxErrors = from.maxErrors;
            rejects = from.rejects;
            dryRun = from.dryRun;
            deferIndexes = from.deferIndexes;
            replace = from.replace;
            timeZone = from.timeZone;
            dateStyle = from.dateStyle;
            patience = from.patience;
        }

        LoadSettings made() {
            return new LoadSettings(
                    table,
                    format,
                    columns,
                    renamed,
                    skipped,
                    create,
                    upsert,
                    jobs,
                    ledger,
                    ledgerSchema,
                    newContent,
                    maxErrors,
                    rejects,
                    dryRun,
                    deferIndexes,
                    replace,
                    timeZone,
                    dateStyle,
                    patience);
        }
    }
}
