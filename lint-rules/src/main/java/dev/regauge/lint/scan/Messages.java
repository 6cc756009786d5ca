package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Text;
import java.util.List;
import java.util.Optional;

/** Fills the patterns of java.text.MessageFormat: {@code {0}} by its argument, where that is a text; quotes as it reads them. */
final class Messages {

    private static final int MOST_DIGITS = 3;

    private final String pattern;
    private final List<Value> arguments;
    private final StringBuilder literal = new StringBuilder();
    private Text filled = Texts.of("");
    private int at;
    private boolean quoted;

    private Messages(String pattern, List<Value> arguments) {
        this.pattern = pattern;
        this.arguments = arguments;
    }

    static Text apply(String pattern, Optional<Items> arguments) {
        return new Messages(pattern, arguments.map(Items::items).orElse(List.of())).fill();
    }

    private Text fill() {
        while (at < pattern.length()) {
            char next = pattern.charAt(at++);
            if (next == '\'') {
                quote();
            } else if (next == '{' && !quoted) {
                flush();
                filled = Texts.concat(filled, argument());
            } else {
                literal.append(next);
            }
        }
        flush();
        return filled;
    }

    /** Two quotes are one; one quote begins or ends what is taken as it is. */
    private void quote() {
        if (at < pattern.length() && pattern.charAt(at) == '\'') {
            literal.append('\'');
            at++;
        } else {
            quoted = !quoted;
        }
    }

    /** A number is printed with its thousands apart, so only a text is what it was before. */
    private Text argument() {
        int end = pattern.indexOf('}', at);
        String inside = pattern.substring(at, end < 0 ? pattern.length() : end).strip();
        at = end < 0 ? pattern.length() : end + 1;
        boolean plain = !inside.isEmpty()
                && inside.length() <= MOST_DIGITS
                && inside.chars().allMatch(c -> c >= '0' && c <= '9');
        int index = plain ? Integer.parseInt(inside) : Integer.MAX_VALUE;
        return index < arguments.size() && !(arguments.get(index) instanceof Value.Constant)
                ? Texts.of(arguments.get(index))
                : Texts.gap(TextChange.MESSAGE.words());
    }

    private void flush() {
        filled = Texts.concat(filled, Texts.of(literal.toString()));
        literal.setLength(0);
    }
}
