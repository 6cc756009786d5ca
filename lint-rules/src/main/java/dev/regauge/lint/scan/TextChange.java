package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of a text that waits where the text is not known yet: a helper that fills its parameter's pattern is
 * understood only with the pattern that a caller gives.
 */
enum TextChange {
    /** {@code text.replace(before, after)}, with texts for all three. */
    REPLACE("String.replace(..)") {
        @Override
        Text of(Draft draft, List<Value> operands) {
            Optional<String> before = Texts.constant(operands.get(0)).filter(text -> !text.isEmpty());
            return before.isPresent()
                    ? literals(draft, text -> replaced(text, before.get(), Texts.of(operands.get(1))))
                    : Texts.gap(words());
        }
    },

    /** {@code MessageFormat.format(text, arguments)}. */
    MESSAGE("MessageFormat.format(..)") {
        @Override
        Text of(Draft draft, List<Value> operands) {
            return literals(draft, text -> Messages.apply(text, items(operands)));
        }
    },

    /** {@code String.format(text, arguments)}; behind a hole nobody knows which argument is next. */
    FORMAT("String.format(..)") {
        @Override
        Text of(Draft draft, List<Value> operands) {
            Optional<Items> arguments = draft.constant().isPresent() ? items(operands) : Optional.empty();
            return literals(draft, text -> Formats.apply(text, arguments, Texts::of));
        }
    };

    private static final int DEEPEST = 4;

    private final String words;

    TextChange(String words) {
        this.words = words;
    }

    /** Where a text that nobody knows comes from. */
    String words() {
        return words;
    }

    /** The change of a text of which nothing more will be known. */
    abstract Text of(Draft draft, List<Value> operands);

    /**
     * The changed text.
     *
     * @param operands beside the text, frozen
     */
    Text apply(Text text, List<Value> operands) {
        Text all = new Text(List.of());
        for (Draft draft : text.drafts()) {
            Text one = draft.isPending() ? waiting(draft, operands) : of(draft, operands);
            all = all.drafts().isEmpty() ? one : Texts.union(all, one);
        }
        return all;
    }

    private Text waiting(Draft draft, List<Value> operands) {
        return draft.depth() < DEEPEST
                ? Text.of(new Draft(List.of(new Draft.Waiting(this, draft, operands))))
                : Texts.gap(words);
    }

    private static Optional<Items> items(List<Value> operands) {
        return operands.get(0) instanceof Items items ? Optional.of(items) : Optional.empty();
    }

    private static Text literals(Draft draft, java.util.function.Function<String, Text> change) {
        Text all = Texts.of("");
        for (Draft.Piece piece : draft.pieces()) {
            Text next = piece instanceof Draft.Literal literal
                    ? change.apply(literal.text())
                    : Text.of(new Draft(new ArrayList<>(List.of(piece))));
            all = Texts.concat(all, next);
        }
        return all;
    }

    private static Text replaced(String text, String before, Text after) {
        Text all = Texts.of("");
        int start = 0;
        for (int at = text.indexOf(before); at >= 0; at = text.indexOf(before, start)) {
            all = Texts.concat(Texts.concat(all, Texts.of(text.substring(start, at))), after);
            start = at + before.length();
        }
        return Texts.concat(all, Texts.of(text.substring(start)));
    }
}
