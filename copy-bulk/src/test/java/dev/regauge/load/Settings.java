package dev.regauge.load;

import dev.regauge.load.record.RecordFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings in the words of tests. */
record Settings(LoadSettings made) {

    Settings format(RecordFormat format) {
        return new Settings(made.withFormat(format));
    }

    Settings columns(String... names) {
        return new Settings(made.withFormat(made.format().withHeader(false)).withColumns(List.of(names)));
    }

    Settings renamed(String field, String column) {
        return new Settings(made.withRenamed(Map.of(field, column)));
    }

    Settings skipped(String... names) {
        return new Settings(made.withSkipped(Set.of(names)));
    }

    Settings creating() {
        return new Settings(made.withCreate());
    }

    Settings upserting(boolean updating, String... keys) {
        return new Settings(made.withUpsert(new LoadSettings.Upserting(List.of(keys), updating)));
    }

    /** So much of a file at once, to have many batches of little data. */
    Settings batches(int bytes) {
        return format(made.format().withBatchBytes(bytes));
    }

    Settings jobs(int jobs) {
        return new Settings(made.withJobs(jobs));
    }

    Settings resuming() {
        return new Settings(made.withLedger(true));
    }

    Settings ledgerIn(String schema) {
        return new Settings(made.withLedgerSchema(schema));
    }

    Settings ofNewContent() {
        return new Settings(made.withNewContent());
    }

    Settings allowing(long rows) {
        return allowing(MaxErrors.rows(rows));
    }

    Settings allowing(MaxErrors most) {
        return new Settings(made.withMaxErrors(most));
    }

    Settings rejects(Path file) {
        return new Settings(made.withRejects(file));
    }

    Settings dry() {
        return new Settings(made.withDryRun());
    }

    Settings deferringIndexes() {
        return new Settings(made.withDeferIndexes());
    }

    Settings replacing() {
        return new Settings(made.withReplace());
    }

    Settings zoned(String timeZone, String dateStyle) {
        return new Settings(made.withTimeZone(timeZone).withDateStyle(dateStyle).withPatience(Duration.ofSeconds(30)));
    }

    Settings patient(Duration patience) {
        return new Settings(made.withPatience(patience));
    }
}
