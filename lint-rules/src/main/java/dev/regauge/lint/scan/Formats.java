package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Text;
import java.util.Optional;
import java.util.function.Function;

/** Fills the patterns of {@code String.format}: what an argument is printed as where that is plain, else a hole. */
final class Formats {

    private final String pattern;
    private final Optional<Items> arguments;
    private final Function<Value, Text> texts;
    private Text filled = Texts.of("");
    private int at;
    private int next;

    private Formats(String pattern, Optional<Items> arguments, Function<Value, Text> texts) {
        this.pattern = pattern;
        this.arguments = arguments;
        this.texts = texts;
    }

    /** The pattern with its arguments, where these are known. */
    static Text apply(String pattern, Optional<Items> arguments, Function<Value, Text> texts) {
        return new Formats(pattern, arguments, texts).fill();
    }

    private Text fill() {
        while (at < pattern.length()) {
            int percent = pattern.indexOf('%', at);
            int end = percent < 0 ? pattern.length() : percent;
            add(Texts.of(pattern.substring(at, end)));
            at = end;
            if (percent >= 0) {
                specifier();
            }
        }
        return filled;
    }

    /** {@code %[index$][flags][width][.precision]conversion}, the percent sign at the current place. */
    private void specifier() {
        int start = at++;
        while (at < pattern.length() && "0123456789$<-#+ ,(.".indexOf(pattern.charAt(at)) >= 0) {
            at++;
        }
        if (at >= pattern.length()) {
            add(Texts.of(pattern.substring(start)));
            return;
        }
        char conversion = pattern.charAt(at++);
        if (conversion == 't' || conversion == 'T') {
            at = Math.min(at + 1, pattern.length());
        }
        add(converted(conversion, pattern.substring(start + 1, Math.max(start + 1, at - 1))));
    }

    private Text converted(char conversion, String options) {
        if (conversion == '%') {
            return Texts.of("%");
        }
        if (conversion == 'n') {
            return Texts.of("\n");
        }
        int dollar = options.indexOf('$');
        boolean indexed = dollar > 0 && options.substring(0, dollar).chars().allMatch(Character::isDigit);
        int index = indexed && dollar < 5 ? Integer.parseInt(options.substring(0, dollar)) - 1 : next;
        if (!indexed && !options.startsWith("<")) {
            next++;
        }
        boolean plain = options.length() == (indexed ? dollar + 1 : 0) && "sdc".indexOf(conversion) >= 0;
        return plain && index >= 0 && index < known()
                ? texts.apply(arguments.orElseThrow().items().get(index))
                : Texts.gap("String.format(..)");
    }

    private int known() {
        return arguments.map(items -> items.items().size()).orElse(0);
    }

    private void add(Text text) {
        filled = Texts.concat(filled, text);
    }
}
