package dev.regauge.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The names of files of rejected rows beside each other: {@code t.rejects.jsonl}, {@code t.rejects-2.jsonl} and so on. */
final class RejectsNames {

    private RejectsNames() {}

    /** The file itself as number 1, and those beside it from 2. */
    static Path numbered(Path file, int number) {
        return number == 1 ? file : file.resolveSibling(stem(file) + "-" + number + ending(file));
    }

    /** Those that are there, the last one first. */
    static List<Path> there(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        List<Integer> numbers = new ArrayList<>(List.of(1));
        if (folder != null && Files.isDirectory(folder)) {
            Pattern beside =
                    Pattern.compile(Pattern.quote(stem(file)) + "-([1-9][0-9]{0,8})" + Pattern.quote(ending(file)));
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                for (Path one : all) {
                    var name = beside.matcher(String.valueOf(one.getFileName()));
                    if (name.matches()) {
                        numbers.add(Integer.valueOf(name.group(1)));
                    }
                }
            }
        }
        numbers.sort(Collections.reverseOrder());
        return numbers.stream().map(number -> numbered(file, number)).toList();
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ending(file).length());
    }

    /** With its point. */
    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        int point = name.lastIndexOf('.');
        return point <= 0 ? "" : name.substring(point);
    }
}
