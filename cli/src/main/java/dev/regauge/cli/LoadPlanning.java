package dev.regauge.cli;

import dev.regauge.connect.DurationText;
import dev.regauge.load.FileLoad;
import dev.regauge.load.LoadSettings;
import dev.regauge.load.LoadSettings.Upserting;
import dev.regauge.load.LoadSettingsException;
import dev.regauge.load.MaxErrors;
import dev.regauge.load.record.RecordFormat;
import dev.regauge.sql.Identifier;
import dev.regauge.url.ConnectionTarget;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the options of {@code regauge load}, and says all that is wrong with them at once. */
final class LoadPlanning {

    private static final int MOST_JOBS = 64;

    /** Stands where the options name none that can be read, so that all else can be looked at. */
    private static final Identifier NO_TABLE = Identifier.of("t");

    private static final ConnectionTarget NOWHERE = ConnectionTarget.parse("postgresql:///");

    private final LoadOptions options;
    private final Problems problems = new Problems();

    private LoadPlanning(LoadOptions options) {
        this.options = options;
    }

    /**
     * What the options say.
     *
     * @param arguments as they were given, for saying how to go on
     * @throws CommandException with all that is wrong
     */
    static LoadPlan plan(LoadOptions options, List<String> arguments) {
        return new LoadPlanning(options).read(arguments);
    }

    private LoadPlan read(List<String> arguments) {
        List<String> files = FileNames.of(options.files, problems);
        ConnectionTarget target = problems.read(
                "--into",
                required("--into", options.target.url, "postgres://app@db/orders"),
                ConnectionTarget::parse,
                NOWHERE);
        LoadSettings settings = settings(LoadFormat.of(options.writing, files, problems));
        requireReplayable(files);
        Optional<String> encoding =
                problems.read("--encoding", options.writing.encoding, LoadPlanning::encoding, Optional.empty());
        Optional<FileLoad> load = checked(settings);
        problems.requireNone("This load cannot begin");
        String repetition = Repetition.of(arguments, target);
        return new LoadPlan(
                files, encoding, target, load.orElseThrow(), settings, options.showing, options.target.yes, repetition);
    }

    private LoadSettings settings(RecordFormat format) {
        Identifier table = problems.read(
                "--table", required("--table", options.target.table, "app.orders"), LoadPlanning::table, NO_TABLE);
        LoadSettings defaults = LoadSettings.of(table, format);
        return new LoadSettings(
                table,
                format,
                problems.read("--columns", options.target.columns, QuotedNames::list, List.of()),
                renamed(),
                new HashSet<>(options.target.skipped),
                options.target.create,
                upsert(),
                problems.read("--jobs", options.manner.jobs, LoadPlanning::jobs, defaults.jobs()),
                options.manner.resume,
                Optional.ofNullable(options.manner.ledgerSchema),
                options.manner.newContent,
                problems.read("--max-errors", options.refusal.maxErrors, MaxErrors::parse, defaults.maxErrors()),
                problems.read("--rejects", options.refusal.rejects, Path::of, defaults.rejects()),
                options.refusal.dryRun,
                options.manner.deferIndexes,
                options.target.replace,
                Optional.ofNullable(options.writing.timeZone).orElse(defaults.timeZone()),
                Optional.ofNullable(options.writing.dateStyle).orElse(defaults.dateStyle()),
                problems.read("--patience", options.manner.patience, DurationText::parse, defaults.patience()));
    }

    private static Identifier table(String text) {
        List<String> parts = QuotedNames.parts(text);
        if (parts.size() > 2) {
            throw new IllegalArgumentException(
                    text + " has more parts than a schema and a table; quote one that has a dot");
        }
        return new Identifier(parts);
    }

    private Map<String, String> renamed() {
        Map<String, String> renamed = new LinkedHashMap<>();
        for (String text : options.target.renamed) {
            int equals = text.lastIndexOf('=');
            if (equals < 0 || equals == text.length() - 1) {
                problems.add("--map", text + " does not name both; write it as in 'Order No=order_no'");
            } else if (renamed.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
                problems.add("--map", text.substring(0, equals) + " stands there twice; give it one column");
            }
        }
        return renamed;
    }

    private Optional<Upserting> upsert() {
        if (options.target.upsert == null && options.target.onConflict != null) {
            problems.add("--on-conflict", "no key says what a conflict is; add --upsert KEY");
        }
        boolean updating = problems.read("--on-conflict", options.target.onConflict, LoadPlanning::updating, true);
        return Optional.ofNullable(options.target.upsert)
                .map(text -> problems.read("--upsert", text, QuotedNames::list, List.of("t")))
                .map(keys -> new Upserting(keys, updating));
    }

    private static boolean updating(String word) {
        if (!word.equals("update") && !word.equals("nothing")) {
            throw new IllegalArgumentException(Terminal.quoted(word) + " is neither; write update or nothing");
        }
        return word.equals("update");
    }

    private static int jobs(String text) {
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_JOBS) {
            throw new IllegalArgumentException(text + " is no number of connections from 1 to " + MOST_JOBS);
        }
        return Integer.parseInt(text);
    }

    private static Optional<String> encoding(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9:._+-]*") || !Charset.isSupported(name)) {
            throw new IllegalArgumentException(
                    name + " is not known; write it as in UTF-8, ISO-8859-1, windows-1252 or UTF-16");
        }
        return Optional.of(name);
    }

    private void requireReplayable(List<String> files) {
        if (options.manner.resume && files.contains(LoadPlan.STANDARD_INPUT)) {
            problems.add(
                    "--resume",
                    "standard input cannot be read again from where a load ended; load from files, or leave it out");
        }
    }

    private Optional<FileLoad> checked(LoadSettings settings) {
        try {
            return Optional.of(FileLoad.of(settings));
        } catch (LoadSettingsException wrong) {
            wrong.problems().forEach(problem -> problems.add(LoadOptionNames.of(problem), problem.reason()));
            return Optional.empty();
        }
    }

    private @Nullable String required(String option, @Nullable String value, String example) {
        if (value == null) {
            problems.add(option, "is missing; write it as in " + option + " " + example);
        }
        return value;
    }
}
