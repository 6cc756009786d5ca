package dev.regauge.cli;

import dev.regauge.load.LoadSettingsException.Problem;
import java.util.Map;
import java.util.stream.Collectors;

/** What the settings of a load are called on the command line. */
final class LoadOptionNames {

    private static final Map<String, String> OTHER_WORDS = Map.of(
            "renamed", "--map",
            "skipped", "--skip",
            "ledger", "--resume",
            "ledgerSchema", "--ledger",
            "newContent", "--new-content",
            "maxErrors", "--max-errors",
            "dryRun", "--dry-run",
            "deferIndexes", "--defer-indexes",
            "dateStyle", "--datestyle",
            "header", "--header (--no-header says that there is none)");

    private LoadOptionNames() {}

    /** {@code --jobs and --upsert}. */
    static String of(Problem problem) {
        return problem.settings().stream()
                .map(setting -> OTHER_WORDS.getOrDefault(setting, "--" + setting))
                .collect(Collectors.joining(" and "));
    }
}
