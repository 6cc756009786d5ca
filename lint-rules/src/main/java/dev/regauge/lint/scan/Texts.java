package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Type;

/** What can be done with the few texts that a String may be. */
final class Texts {

    /** A site has at most so many texts; more are generalized to what they share. */
    static final int MOST = 8;

    private static final String SEVERAL = "one of several texts";

    private Texts() {}

    static Text of(String text) {
        return Text.of(Draft.of(text));
    }

    static Text gap(String origin) {
        return Text.of(Draft.gap(origin));
    }

    /** A value as the text that it is appended as. */
    static Text of(Value value) {
        if (value instanceof Text text) {
            return text;
        }
        if (value instanceof Value.Constant constant) {
            return of(String.valueOf(constant.value()));
        }
        if (value instanceof Value.Null) {
            return of("null");
        }
        if (value instanceof Value.Symbol symbol) {
            return Text.of(Draft.open(symbol));
        }
        if (value instanceof Value.Element element && element.whole() instanceof Value.Items items) {
            Optional<Value> any = items.any();
            if (any.isPresent()) {
                return of(any.get());
            }
        }
        return gap(value.origin().isEmpty() ? "a computed value" : value.origin());
    }

    /** A value as the text that it is appended as, where its static type tells more than the class file's int. */
    static Text of(Value value, Type type) {
        if (value instanceof Value.Constant constant && constant.value() instanceof Integer number) {
            if (type.getSort() == Type.CHAR) {
                return of(String.valueOf((char) number.intValue()));
            }
            if (type.getSort() == Type.BOOLEAN) {
                return of(String.valueOf(number != 0));
            }
        }
        return of(value);
    }

    /** The text, where there is exactly one and all of it is known. */
    static Optional<String> constant(Value value) {
        return value instanceof Text text && text.drafts().size() == 1
                ? text.drafts().get(0).constant()
                : Optional.empty();
    }

    static Text map(Text text, UnaryOperator<Draft> change) {
        List<Draft> changed = new ArrayList<>();
        text.drafts().forEach(draft -> add(changed, change.apply(draft)));
        return new Text(List.copyOf(changed));
    }

    /** Either of two. */
    static Text union(Text one, Text other) {
        List<Draft> all = new ArrayList<>(one.drafts());
        other.drafts().forEach(draft -> add(all, draft));
        return all.size() == one.drafts().size() ? one : bounded(all);
    }

    /** What a text is after one more turn of a loop: what was appended becomes a hole, so that turns end. */
    static Text widened(Text before, Text after) {
        List<Draft> all = new ArrayList<>(before.drafts());
        for (Draft draft : after.drafts()) {
            if (all.contains(draft) || all.stream().anyMatch(known -> known.absorbs(draft))) {
                continue;
            }
            Optional<Draft> grown = all.stream().filter(draft::startsWith).findFirst();
            if (grown.isPresent()) {
                all.set(all.indexOf(grown.get()), grown.get().then(Draft.gap(Draft.LOOP)));
            } else {
                all.add(draft);
            }
        }
        return all.equals(before.drafts()) ? before : bounded(all);
    }

    /** Whether the value is a text that ends in what a loop appends. */
    static boolean endsInLoop(Value value) {
        return value instanceof Text text && text.drafts().stream().anyMatch(Draft::endsInLoop);
    }

    /** The text with what a loop appends. */
    static Text growing(Text text) {
        return map(text, draft -> draft.endsInLoop() ? draft : draft.then(Draft.gap(Draft.LOOP)));
    }

    /** One behind the other: each of the first with each of the second, as long as there are few. */
    static Text concat(Text first, Text second) {
        Text left = first;
        Text right = second;
        if (left.drafts().size() * right.drafts().size() > MOST) {
            right = collapsed(right);
        }
        List<Draft> all = new ArrayList<>();
        for (Draft start : left.drafts()) {
            for (Draft end : right.drafts()) {
                add(all, start.then(end));
            }
        }
        return bounded(all);
    }

    private static void add(List<Draft> drafts, Draft draft) {
        for (Draft known : drafts) {
            if (known.equals(draft)) {
                return;
            }
            if (known.pieces().contains(new Draft.Gap(SEVERAL))
                    && known.generalized(draft, SEVERAL).equals(known)) {
                return;
            }
        }
        drafts.add(draft);
    }

    private static Text bounded(List<Draft> drafts) {
        Text text = new Text(List.copyOf(drafts));
        return drafts.size() > MOST ? collapsed(text) : text;
    }

    private static Text collapsed(Text text) {
        Draft shared = text.drafts().get(0);
        for (Draft draft : text.drafts()) {
            if (!draft.equals(shared)) {
                shared = shared.generalized(draft, SEVERAL);
            }
        }
        return Text.of(shared);
    }
}
