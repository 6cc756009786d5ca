package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings in the text that libpq calls {@code options}: {@code -c search_path=a,b --work_mem=64MB}. Blanks separate
 * words, a backslash takes the next character as it is, as the server's {@code pg_split_opts} does.
 *
 * @param settings in their order
 * @param rest whether words are there that set nothing, {@code -B 5} for example
 */
record OptionsText(List<Setting> settings, boolean rest) {

    /** A setting of the server and its value. */
    record Setting(String name, String value) {}

    static OptionsText parse(String text) {
        List<Setting> settings = new ArrayList<>();
        boolean rest = false;
        List<String> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            Optional<String> assignment = Optional.empty();
            if (word.equals("-c") && i + 1 < words.size()) {
                assignment = Optional.of(words.get(++i));
            } else if (word.startsWith("-c") || word.startsWith("--")) {
                assignment = Optional.of(word.substring(2));
            }
            Optional<Setting> setting = assignment.flatMap(OptionsText::setting);
            setting.ifPresent(settings::add);
            rest |= setting.isEmpty();
        }
        return new OptionsText(List.copyOf(settings), rest);
    }

    private static Optional<Setting> setting(String assignment) {
        int equals = assignment.indexOf('=');
        return equals < 1
                ? Optional.empty()
                : Optional.of(new Setting(
                        assignment.substring(0, equals).replace('-', '_'), assignment.substring(equals + 1)));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                if (inside) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inside = false;
            } else {
                boolean escape = c == '\\' && i + 1 < text.length();
                word.append(escape ? text.charAt(++i) : c);
                inside = true;
            }
        }
        if (inside) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** One setting in libpq's text. */
    static String word(Setting setting) {
        StringBuilder word = new StringBuilder("-c ").append(setting.name()).append('=');
        String value = setting.value();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isBlank(c) || c == '\\') {
                word.append('\\');
            }
            word.append(c);
        }
        return word.toString();
    }
}
