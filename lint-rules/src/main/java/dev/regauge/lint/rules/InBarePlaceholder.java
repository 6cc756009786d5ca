package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import java.util.List;

/** {@code IN ?}. */
record InBarePlaceholder() implements SqlRule {

    private static final String WHY =
            "IN wants a list in parentheses or a subquery. A value that travels apart from the text"
                    + " cannot bring parentheses along, so the grammar ends at the parameter; only a driver that pastes values into"
                    + " the text gets past it. In its place, = ANY(?) is one text and one plan for lists of any length, which an"
                    + " index on the column serves.";

    @Override
    public Description description() {
        return Description.of("in-bare-placeholder", "IN ? is no SQL once the server binds the value")
                .why(WHY)
                .bad("SELECT * FROM orders WHERE id IN ?")
                .good("SELECT * FROM orders WHERE id = ANY(?)")
                .probes("placeholders/in-bare-array", "placeholders/in-bare-text-array", "placeholders/in-bare-scalar");
    }

    @Override
    public List<Match> matches(SqlText text) {
        if (!text.addsNoParentheses()) {
            return List.of();
        }
        return InList.of(text).stream()
                .filter(list -> list.bare() && !list.negated())
                .map(list -> match(text, list))
                .toList();
    }

    private static Match match(SqlText text, InList list) {
        return list.match(text)
                .probes(probes(text.bindings(list.place().parameter())))
                .message("`" + list.snippet(text) + "` is no SQL once the server binds the value")
                .why(WHY)
                .advice(list.advice(text));
    }

    /** Nearly everybody who writes this binds an array or a list. */
    static List<String> probes(List<Binding> bindings) {
        if (bindings.isEmpty()) {
            return List.of("placeholders/in-bare-array");
        }
        return bindings.stream().map(InBarePlaceholder::probe).distinct().toList();
    }

    private static String probe(Binding binding) {
        if (Bound.array(binding) && Bound.textArray(binding)) {
            return "placeholders/in-bare-text-array";
        }
        return Bound.scalar(binding) ? "placeholders/in-bare-scalar" : "placeholders/in-bare-array";
    }
}
