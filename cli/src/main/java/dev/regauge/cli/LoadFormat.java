package dev.regauge.cli;

import dev.regauge.load.record.RecordFormat;
import dev.regauge.load.record.RecordFormat.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How files are written: by what was said, otherwise by their names. */
final class LoadFormat {

    private static final Map<String, Supplier<RecordFormat>> WORDS = new TreeMap<>(Map.of(
            "csv", RecordFormat::csv,
            "tsv", RecordFormat::tsv,
            "copy-csv", RecordFormat::copyCsv,
            "copy-text", RecordFormat::copyText,
            "jsonl", RecordFormat::jsonLines));

    private static final String HOW = "say --format " + String.join(", ", WORDS.keySet());

    private final LoadOptions.Writing options;
    private final Problems problems;

    private LoadFormat(LoadOptions.Writing options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    static RecordFormat of(LoadOptions.Writing options, List<String> files, Problems problems) {
        LoadFormat format = new LoadFormat(options, problems);
        RecordFormat base = options.format == null
                ? format.ofNames(files)
                : problems.read("--format", options.format, LoadFormat::ofWord, RecordFormat.csv());
        format.requireMeaning(base.kind());
        return format.with(base);
    }

    private static RecordFormat ofWord(String word) {
        Supplier<RecordFormat> format = WORDS.get(word);
        if (format == null) {
            throw new IllegalArgumentException(Terminal.quoted(word) + " is none; " + HOW);
        }
        return format.get();
    }

    private RecordFormat ofNames(List<String> files) {
        Map<RecordFormat, String> formats = new LinkedHashMap<>();
        for (String file : files) {
            Optional<RecordFormat> format = RecordFormat.ofName(file);
            format.ifPresent(known -> formats.putIfAbsent(known, file));
            if (format.isEmpty()) {
                problems.add("--format", shown(file) + " has no name that tells how it is written; " + HOW);
                return RecordFormat.csv();
            }
        }
        if (formats.size() > 1) {
            problems.add(
                    "--format",
                    String.join(" and ", formats.values()) + " are written differently; load them one after the other,"
                            + " or " + HOW);
        }
        return formats.keySet().stream().findFirst().orElseGet(RecordFormat::csv);
    }

    private static String shown(String file) {
        return file.equals(LoadPlan.STANDARD_INPUT) ? "standard input" : file;
    }

    private void requireMeaning(Kind kind) {
        if (kind == Kind.JSON_LINES) {
            none("--delimiter", options.delimiter, "JSON Lines have none");
            none("--null", options.nullText, "JSON Lines say null");
            none("--header", options.header, "JSON Lines have a name at each value");
        }
        if (kind == Kind.JSON_LINES || kind == Kind.COPY_TEXT) {
            none("--quote", options.quote, "the format has none of its own");
        }
    }

    private void none(String option, @Nullable Object said, String reason) {
        if (said != null) {
            problems.add(option, reason + "; leave it out");
        }
    }

    private RecordFormat with(RecordFormat base) {
        boolean header = options.header == null ? base.header() : options.header;
        RecordFormat format = base.withHeader(header)
                .withNullText(options.nullText == null ? base.nullText() : options.nullText)
                .withLargestRow(
                        problems.read("--max-row", options.largestRow, ByteSize::parse, RecordFormat.LARGEST_ROW));
        RecordFormat parted =
                problems.read("--delimiter", options.delimiter, text -> format.withDelimiter(character(text)), format);
        return problems.read("--quote", options.quote, text -> parted.withQuote(character(text)), parted);
    }

    private static char character(String text) {
        if (text.equals("tab") || text.equals("\\t")) {
            return '\t';
        } else if (text.length() != 1) {
            throw new IllegalArgumentException(text + " is not one character; write it as in ';' or tab");
        }
        return text.charAt(0);
    }
}
