package dev.regauge.load;

import dev.regauge.load.ledger.Part;
import dev.regauge.load.record.JsonForm;
import dev.regauge.load.record.Position;
import dev.regauge.load.record.RecordReader;
import dev.regauge.load.store.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads all files, one after the other, without what an earlier run has dealt with. The last batch of a file is handed on only
 * once it is known that the file did not change meanwhile: a row that was not whole would be in it.
 */
final class SourceReading implements Conveyor.Reading, AutoCloseable {

    /** Rows that nobody has dealt with. */
    private record Gap(int file, Position from, long to) {}

    private final List<OpenFile> files;
    private final List<List<String>> names;
    private final List<Map<String, JsonForm>> forms;
    private final LoadWatch watch;
    private final int batchBytes;
    private final List<Gap> gaps = new ArrayList<>();
    private @Nullable Gap gap;
    private @Nullable RecordReader reader;
    private final Batch ahead;
    private boolean isAhead;
    private int next;

    /**
     * All that is left.
     *
     * @param names of the fields of each file
     * @param forms of their values, of JSON Lines
     * @param done what earlier runs have dealt with
     */
    SourceReading(
            List<OpenFile> files,
            List<List<String>> names,
            List<Map<String, JsonForm>> forms,
            List<Part> done,
            int batchBytes,
            LoadWatch watch) {
        this.files = files;
        this.names = names;
        this.forms = forms;
        this.watch = watch;
        this.batchBytes = batchBytes;
        this.ahead = new Batch(batchBytes);
        for (int i = 0; i < files.size(); i++) {
            addGaps(i, done);
        }
    }

    private void addGaps(int file, List<Part> done) {
        Position from = files.get(file).firstRow();
        List<Part> parts = done.stream()
                .filter(part -> part.file() == file)
                .sorted(Comparator.comparingLong(Part::from))
                .toList();
        for (Part part : parts) {
            if (part.from() > from.offset()) {
                gaps.add(new Gap(file, from, part.from()));
            }
            from = new Position(part.to(), part.nextRow());
        }
        gaps.add(new Gap(file, from, Long.MAX_VALUE));
    }

    @Override
    public boolean next(Batch into) throws IOException {
        if (!isAhead) {
            isAhead = read(ahead);
        }
        if (!isAhead) {
            return false;
        }
        into.swap(ahead);
        long at = consumed();
        isAhead = read(ahead);
        if (!isAhead || ahead.file() != into.file()) {
            files.get(into.file()).source().requireUnchanged();
        }
        // rows first, and no bytes of rows that are not counted: a share of refused rows is judged by both
        watch.readMore(into.records().count());
        watch.isAt(isAhead ? at : consumed());
        return true;
    }

    private boolean read(Batch into) throws IOException {
        while (true) {
            if (reader == null && !open()) {
                return false;
            }
            if (reader != null && gap != null) {
                into.of(gap.file());
                if (reader.read(into.records())) {
                    return true;
                }
                reader.close();
                reader = null;
            }
        }
    }

    private boolean open() throws IOException {
        if (next == gaps.size()) {
            return false;
        }
        gap = gaps.get(next++);
        reader = files.get(gap.file())
                .read(gap.from(), gap.to(), names.get(gap.file()), forms.get(gap.file()), batchBytes);
        return true;
    }

    private long consumed() {
        return files.stream().mapToLong(file -> file.source().consumed()).sum();
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
