package dev.regauge.cli;

import dev.regauge.load.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that a user means: names, and patterns where the shell has not resolved them. */
final class FileNames {

    private FileNames() {}

    /** In the order given, those of a pattern by name; what is not there or cannot be read is a problem. */
    static List<String> of(List<String> texts, Problems problems) {
        List<String> names = new ArrayList<>();
        for (String text : texts) {
            add(text, names, problems);
        }
        if (texts.isEmpty()) {
            problems.add("FILE", "no file is named; name one, or - for standard input");
        }
        if (names.stream().filter(LoadPlan.STANDARD_INPUT::equals).count() > 1) {
            problems.add("FILE", "standard input is named twice, and can be read once only; name it once");
        }
        Sources.namedTwice(names).forEach(twice -> problems.add("FILE", twice));
        return names;
    }

    private static void add(String text, List<String> names, Problems problems) {
        if (text.equals(LoadPlan.STANDARD_INPUT)) {
            names.add(text);
            return;
        }
        try {
            for (Path file : Sources.files(text)) {
                if (!Files.isReadable(file)) {
                    problems.add(file.toString(), "must not be read by this user; change its permissions");
                }
                names.add(file.toString());
            }
        } catch (IOException wrong) {
            problems.add("FILE", String.valueOf(wrong.getMessage()));
        }
    }
}
