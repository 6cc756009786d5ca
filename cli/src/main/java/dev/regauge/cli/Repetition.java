package dev.regauge.cli;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command once more, to be pasted into a shell: as it was given, but for passwords. They stand in the URL, or in one that
 * stands where none belongs; what only looks like one, such as {@code --map password=hash}, is left.
 */
final class Repetition {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

    private static final String INTO = "--into";

    private Repetition() {}

    static String of(List<String> arguments, ConnectionTarget target) {
        List<String> words = new ArrayList<>(List.of("regauge", "load"));
        boolean url = false;
        for (String argument : arguments) {
            if (url) {
                words.add(target.masked());
            } else if (argument.startsWith(INTO + "=")) {
                words.add(INTO + "=" + target.masked());
            } else {
                words.add(argument.contains("://") ? Secrets.mask(argument) : argument);
            }
            url = !url && argument.equals(INTO);
        }
        return words.stream().map(Repetition::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
