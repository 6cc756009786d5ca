package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import java.util.ArrayList;
import java.util.List;

/** {@code IN (?)} with an array or a collection bound. */
record InArrayPlaceholder() implements SqlRule {

    private static final String WHY =
            "Each element of an IN list is one value of the column's own type. The server finds no"
                    + " operator that compares the column with an array; a driver that pastes values into the text makes a text of the"
                    + " array, which fails for numbers, and for texts silently matches nothing, or everything with NOT IN. In its place,"
                    + " = ANY(?) is one text and one plan for lists of any length, which an index on the column serves.";

    @Override
    public Description description() {
        return Description.of("in-array-placeholder", "IN (?) compares with one value, and an array is none")
                .why(WHY)
                .bad("SELECT * FROM orders WHERE id IN (?)  -- with setArray")
                .good("SELECT * FROM orders WHERE id = ANY(?)")
                .probes(
                        "placeholders/in-array-int",
                        "placeholders/in-array-text",
                        "placeholders/not-in-array-int",
                        "placeholders/not-in-array-text",
                        "binding/object-list");
    }

    @Override
    public List<Match> matches(SqlText text) {
        List<Match> matches = new ArrayList<>();
        for (InList list : InList.of(text)) {
            List<Binding> bindings = text.bindings(list.place().parameter()).stream()
                    .filter(binding -> Bound.array(binding) || binding.isCollection())
                    .toList();
            if (!list.bare() && !bindings.isEmpty()) {
                matches.add(match(text, list, bindings));
            }
        }
        return matches;
    }

    private static Match match(SqlText text, InList list, List<Binding> bindings) {
        int ordinal = list.place().parameter().ordinal();
        boolean collections = bindings.stream().allMatch(Binding::isCollection);
        return (list.elements() == 1
                        ? list.match(text)
                        : Match.at(list.place().parameter().start()).parameter(ordinal))
                .probes(bindings.stream().map(binding -> probe(binding, list)).toList())
                .judge(collections ? Judge.SERVER_REFUSING : Judge.SERVER)
                .message("`" + list.snippet(text) + "` compares with one value, and parameter "
                        + Operands.name(list.place().parameter()) + " is bound to "
                        + (collections ? "a collection" : "an array"))
                .why(WHY)
                .advice(list.advice(text));
    }

    private static String probe(Binding binding, InList list) {
        if (binding.isCollection()) {
            return "binding/object-list";
        }
        return "placeholders/" + (list.negated() ? "not-" : "")
                + (Bound.textArray(binding) ? "in-array-text" : "in-array-int");
    }
}
