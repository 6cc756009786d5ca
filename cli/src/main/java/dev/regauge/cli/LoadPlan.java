package dev.regauge.cli;

import dev.regauge.load.FileLoad;
import dev.regauge.load.LoadSettings;
import dev.regauge.url.ConnectionTarget;
import java.util.List;
import java.util.Optional;

/**
 * What a command says, read and checked; no file was opened, and no server asked.
 *
 * @param files in the order they are loaded, patterns resolved; {@code -} is standard input
 * @param encoding of the files; empty for UTF-8, or what a byte order mark says
 * @param target the database
 * @param load what is done
 * @param settings the same as they were said
 * @param showing what is shown
 * @param approved whether a proposed table needs no question
 * @param repetition the command that does the same, without a password
 */
record LoadPlan(
        List<String> files,
        Optional<String> encoding,
        ConnectionTarget target,
        FileLoad load,
        LoadSettings settings,
        LoadOptions.Showing showing,
        boolean approved,
        String repetition) {

    static final String STANDARD_INPUT = "-";

    LoadPlan {
        files = List.copyOf(files);
    }

    boolean readsStandardInput() {
        return files.contains(STANDARD_INPUT);
    }
}
