package dev.regauge.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Commands as a user gives them, read and not run. */
final class LoadPlans {

    private LoadPlans() {}

    static LoadPlan of(Object... arguments) {
        LoadCommand command = new LoadCommand();
        new CommandLine(command)
                .setExpandAtFiles(false)
                .parseArgs(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return command.plan();
    }

    /** One text in place of several; what names a file is looked for in a folder. */
    static Object[] arguments(Path folder, String text) {
        String[] words = text.split(" ");
        for (int i = 0; i < words.length && !words[i].startsWith("--"); i++) {
            words[i] = words[i].equals("-") ? "-" : folder + "/" + words[i];
        }
        return words;
    }
}
