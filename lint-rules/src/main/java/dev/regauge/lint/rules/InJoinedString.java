package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code IN (?)} with a text like {@code 1,2,3} bound. */
record InJoinedString() implements SqlRule {

    private static final String WHY =
            "The whole text is one value: it is not cut at its commas. A driver that turns texts into"
                    + " numbers by itself may take the first number and drop the rest without a word, so a program that answers today"
                    + " may answer with the rows of one value only; against a text column nothing matches at all.";

    @Override
    public Description description() {
        return Description.of("in-joined-string", "A joined text in IN (?) is one value, not a list")
                .why(WHY)
                .bad("SELECT * FROM orders WHERE id IN (?)  -- with setString(1, String.join(\",\", ids))")
                .good("SELECT * FROM orders WHERE id = ANY(?)  -- with setArray")
                .probes("placeholders/in-joined-string", "placeholders/not-in-joined-string");
    }

    @Override
    public List<Match> matches(SqlText text) {
        List<Match> matches = new ArrayList<>();
        for (InList list : InList.of(text)) {
            boolean joined = text.bindings(list.place().parameter()).stream().anyMatch(InJoinedString::joined);
            if (list.elements() == 1 && joined) {
                matches.add(match(text, list));
            }
        }
        return matches;
    }

    private static Match match(SqlText text, InList list) {
        return list.match(text)
                .probe(list.negated() ? "placeholders/not-in-joined-string" : "placeholders/in-joined-string")
                .message("`" + list.snippet(text) + "` compares with one value, and parameter "
                        + Operands.name(list.place().parameter()) + " is a text of several joined by commas")
                .why(WHY)
                .advice(list.advice(text) + " Look at what the old rows were used for: they may have been too "
                        + (list.negated() ? "many." : "few."));
    }

    private static boolean joined(Binding binding) {
        String origin = binding.origin().toLowerCase(Locale.ROOT);
        return Bound.text(binding)
                && (origin.contains("join")
                        || origin.contains("commadelimited")
                        || origin.contains("commaseparated")
                        || binding.constant().map(InJoinedString::numbers).orElse(false));
    }

    /** At least two whole numbers, quoted or not, with commas between them and nothing else. */
    private static boolean numbers(String constant) {
        int numbers = 0;
        for (String part : constant.split(",", -1)) {
            String number = part.strip();
            if (number.length() > 2 && number.startsWith("'") && number.endsWith("'")) {
                number = number.substring(1, number.length() - 1);
            }
            if (number.isEmpty() || !number.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
                return false;
            }
            numbers++;
        }
        return numbers > 1;
    }
}
