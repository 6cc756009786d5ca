package dev.regauge.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code regauge load} can be told, as text: so that all that is wrong can be said at once. */
@Command(sortOptions = false)
final class LoadOptions {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files and patterns such as 'data/*.csv.gz'; - is standard input.")
    List<String> files = List.of();

    @ArgGroup(exclusive = false, validate = false, order = 1, heading = "%nWhere the rows go:%n")
    Target target = new Target();

    @ArgGroup(exclusive = false, validate = false, order = 2, heading = "%nHow the files are written:%n")
    Writing writing = new Writing();

    @ArgGroup(exclusive = false, validate = false, order = 3, heading = "%nRows that are refused:%n")
    Refusal refusal = new Refusal();

    @ArgGroup(exclusive = false, validate = false, order = 4, heading = "%nHow it is done:%n")
    Manner manner = new Manner();

    @ArgGroup(exclusive = false, validate = false, order = 5, heading = "%nWhat is shown:%n")
    Showing showing = new Showing();

    /** Where the rows go. */
    static final class Target {

        @Option(
                names = "--into",
                paramLabel = "URL",
                description = "The database, in any dialect. Others see a password in it; PGPASSWORD and ~/.pgpass"
                        + " are read, and a terminal is asked.")
        @Nullable
        String url;

        @Option(
                names = "--table",
                paramLabel = "T",
                description = "[SCHEMA.]TABLE, as in SQL: orders, \"My Schema\".\"T\".")
        @Nullable
        String table;

        @Option(names = "--columns", paramLabel = "A,B", description = "Names of the fields, where no header has them.")
        @Nullable
        String columns;

        @Option(
                names = "--map",
                paramLabel = "NAME=COLUMN",
                description = "A name in the file, and its column. Repeatable.")
        List<String> renamed = List.of();

        @Option(
                names = "--skip",
                paramLabel = "NAME",
                description = "A name in the file that goes nowhere. Repeatable.")
        List<String> skipped = List.of();

        @Option(names = "--create", description = "Propose a table where there is none, show it, ask, and create it.")
        boolean create;

        @Option(names = "--yes", description = "With --create: do not ask.")
        boolean yes;

        @Option(
                names = "--upsert",
                paramLabel = "KEY[,KEY]",
                description = "Columns of a unique index: rows meet those that are there.")
        @Nullable
        String upsert;

        @Option(
                names = "--on-conflict",
                paramLabel = "WHAT",
                description = "With --upsert: update (the default) or nothing.")
        @Nullable
        String onConflict;

        @Option(
                names = "--replace",
                description = "Into a new unlogged table, which takes the old one's place at the end.")
        boolean replace;
    }

    /** How the files are written. */
    static final class Writing {

        @Option(
                names = "--format",
                paramLabel = "F",
                description = "csv, tsv, copy-csv, copy-text or jsonl. Default: by the name, which ends in .csv,"
                        + " .tsv, .tab, .jsonl or .ndjson, perhaps with .gz behind.")
        @Nullable
        String format;

        @Option(
                names = "--delimiter",
                paramLabel = "C",
                description = "Between fields; tab is one. Default: the format's.")
        @Nullable
        String delimiter;

        @Option(names = "--quote", paramLabel = "C", description = "Around fields. Default: \".")
        @Nullable
        String quote;

        @Option(
                names = "--null",
                paramLabel = "TEXT",
                description = "The unquoted field that is NULL. Default: the empty one; \\N of copy-text.")
        @Nullable
        String nullText;

        @Option(
                names = "--header",
                negatable = true,
                description = "Whether the first row has names. Default: of csv and tsv it does.")
        @Nullable
        Boolean header;

        @Option(names = "--encoding", paramLabel = "E", description = "Default: UTF-8, or what a byte order mark says.")
        @Nullable
        String encoding;

        @Option(names = "--timezone", paramLabel = "ZONE", description = "Of moments that name none. Default: UTC.")
        @Nullable
        String timeZone;

        @Option(names = "--datestyle", paramLabel = "S", description = "Of other dates than ISO's. Default: ISO, MDY.")
        @Nullable
        String dateStyle;

        @Option(names = "--max-row", paramLabel = "SIZE", description = "Larger rows are refused. Default: 16MB.")
        @Nullable
        String largestRow;
    }

    /** What becomes of rows that cannot be stored. */
    static final class Refusal {

        @Option(
                names = "--max-errors",
                paramLabel = "N|P%",
                description = "Go on until more are refused, as in 100 or 0.5%%. Default: 0, the first one ends it.")
        @Nullable
        String maxErrors;

        @Option(
                names = "--rejects",
                paramLabel = "FILE",
                description = "Where they are told. Default: TABLE.rejects.jsonl; beside it where those of another"
                        + " load are there.")
        @Nullable
        String rejects;

        @Option(names = "--dry-run", description = "Check all on the server, and store nothing.")
        boolean dryRun;
    }

    /** How it is done. */
    static final class Manner {

        @Option(names = "--jobs", paramLabel = "N", description = "So many connections store rows. Default: 1.")
        @Nullable
        String jobs;

        @Option(
                names = "--resume",
                description = "Keep what is stored in steps, and remember it in the database: the same command goes on"
                        + " there. Without it: all or nothing.")
        boolean resume;

        @Option(
                names = "--ledger",
                paramLabel = "SCHEMA",
                description = "With --resume: where that is remembered. Default: the table's schema.")
        @Nullable
        String ledgerSchema;

        @Option(
                names = "--new-content",
                description = "With --resume: load a file though one of its name or of its content was loaded: it is"
                        + " another one.")
        boolean newContent;

        @Option(
                names = "--defer-indexes",
                description = "Drop indexes that no constraint needs, and create them behind the rows.")
        boolean deferIndexes;

        @Option(
                names = "--patience",
                paramLabel = "TIME",
                description = "How long the server may be silent: 90s, 5m, 2h. Default: 5m.")
        @Nullable
        String patience;
    }

    /** What is shown. */
    static final class Showing {

        @Option(names = "--json", description = "The summary as one JSON object.")
        boolean json;

        @Option(names = "--quiet", description = "No progress.")
        boolean quiet;
    }
}
