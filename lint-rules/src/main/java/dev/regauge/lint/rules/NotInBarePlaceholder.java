package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import java.util.List;

/** {@code NOT IN ?}. */
record NotInBarePlaceholder() implements SqlRule {

    private static final String WHY =
            "NOT IN wants a list in parentheses or a subquery, and a value that travels apart from the"
                    + " text cannot bring parentheses along. Mind the nulls: one null among the values, and neither NOT IN nor <> ALL"
                    + " matches anything. No index serves the one or the other.";

    @Override
    public Description description() {
        return Description.of("not-in-bare-placeholder", "NOT IN ? is no SQL once the server binds the value")
                .why(WHY)
                .bad("SELECT * FROM orders WHERE id NOT IN ?")
                .good("SELECT * FROM orders WHERE id <> ALL(?)")
                .probes("placeholders/not-in-bare-array", "placeholders/in-bare-scalar");
    }

    @Override
    public List<Match> matches(SqlText text) {
        if (!text.addsNoParentheses()) {
            return List.of();
        }
        return InList.of(text).stream()
                .filter(list -> list.bare() && list.negated())
                .map(list -> match(text, list))
                .toList();
    }

    private static Match match(SqlText text, InList list) {
        List<Binding> bindings = text.bindings(list.place().parameter());
        boolean scalar = !bindings.isEmpty() && bindings.stream().allMatch(Bound::scalar);
        return list.match(text)
                .probe(scalar ? "placeholders/in-bare-scalar" : "placeholders/not-in-bare-array")
                .message("`" + list.snippet(text) + "` is no SQL once the server binds the value")
                .why(WHY)
                .advice(list.advice(text));
    }
}
