package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Rows;
import dev.regauge.lint.scan.Value.Statement;
import dev.regauge.lint.scan.Value.Symbol;
import dev.regauge.lint.scan.Value.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Puts a caller's arguments in the place of a method's parameters. */
final class Substitution {

    private final List<Value> arguments;
    private final Fields fields;
    private final UnaryOperator<Source.Local> sites;
    private final Function<Draft.Stored, Text> stored;

    Substitution(List<Value> arguments, Fields fields) {
        this(arguments, fields, UnaryOperator.identity());
    }

    /** A substitution that also renames the sites of the method to those of the caller's call. */
    Substitution(List<Value> arguments, Fields fields, UnaryOperator<Source.Local> sites) {
        this(arguments, fields, sites, held -> Text.of(new Draft(List.of(held))));
    }

    private Substitution(
            List<Value> arguments,
            Fields fields,
            UnaryOperator<Source.Local> sites,
            Function<Draft.Stored, Text> stored) {
        this.arguments = arguments;
        this.fields = fields;
        this.sites = sites;
        this.stored = stored;
    }

    /** The same, with the texts that fields hold. */
    Substitution with(Function<Draft.Stored, Text> held) {
        return new Substitution(arguments, fields, sites, held);
    }

    /** The value in the caller's terms. */
    Value apply(Value value) {
        if (value instanceof Symbol symbol) {
            return of(symbol);
        }
        if (value instanceof Text text) {
            return apply(text);
        }
        if (value instanceof Statement statement) {
            return new Statement(sources(statement.sources()));
        }
        if (value instanceof Rows rows) {
            return new Rows(sources(rows.sources()));
        }
        if (value instanceof Items items) {
            return items.map(this::apply);
        }
        if (value instanceof Value.Entries entries) {
            return entries.map(this::apply);
        }
        if (value instanceof Value.Element element) {
            return new Value.Element(apply(element.whole()), element.first(), element.type());
        }
        if (value instanceof Value.Function function) {
            return new Value.Function(function.body(), all(function.captured()), function.type());
        }
        if (value instanceof Value.Instance made) {
            return new Value.Instance(made.constructor(), all(made.arguments()));
        }
        return value;
    }

    Text apply(Text text) {
        if (text.drafts().stream().noneMatch(Draft::isPending)) {
            return text;
        }
        Text all = new Text(List.of());
        for (Draft draft : text.drafts()) {
            Text filled = Text.of(Draft.EMPTY);
            for (Draft.Piece piece : draft.pieces()) {
                filled = Texts.concat(filled, apply(piece));
            }
            all = Texts.union(all, filled);
        }
        return all;
    }

    private Text apply(Draft.Piece piece) {
        if (piece instanceof Draft.Open open) {
            return Texts.of(of(open.symbol()));
        }
        if (piece instanceof Draft.Stored held) {
            return stored.apply(held);
        }
        if (piece instanceof Draft.Waiting waiting) {
            return waiting.change().apply(apply(Text.of(waiting.text())), all(waiting.operands()));
        }
        return Text.of(new Draft(List.of(piece)));
    }

    /** The sources in the caller's terms; what came from elsewhere is dropped. */
    Set<Source> sources(Set<Source> sources) {
        Set<Source> mapped = new LinkedHashSet<>();
        for (Source source : sources) {
            if (source instanceof Source.Local local) {
                mapped.add(sites.apply(local));
            } else if (source instanceof Source.OfParameter parameter) {
                argument(parameter.index()).map(Substitution::sourcesOf).ifPresent(mapped::addAll);
            } else {
                mapped.add(source);
            }
        }
        return Set.copyOf(mapped);
    }

    /** Where a statement or rows come from; nothing for any other value. */
    static Set<Source> sourcesOf(Value value) {
        if (value instanceof Statement statement) {
            return statement.sources();
        }
        return value instanceof Rows rows ? rows.sources() : Set.of();
    }

    private Value of(Symbol symbol) {
        Optional<Value> argument = argument(symbol.parameter());
        if (symbol.isParameter()) {
            return argument.filter(value -> !ScanInterpreter.isUnknown(value))
                    .orElseGet(() -> new Value.Unknown(symbol.type(), symbol.origin()));
        }
        if (argument.isPresent() && argument.get() instanceof Value.Instance made) {
            Optional<Value> known = fields.ofInstance(made, symbol.field());
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (argument.isPresent() && argument.get() instanceof Symbol outer && outer.isParameter()) {
            return new Symbol(outer.parameter(), symbol.field(), symbol.type(), symbol.origin());
        }
        return new Value.Unknown(symbol.type(), symbol.origin());
    }

    private Optional<Value> argument(int index) {
        return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
    }

    private List<Value> all(List<Value> values) {
        return values.stream().map(this::apply).toList();
    }

    /** Whether a caller can tell more about the value. */
    static boolean isOpen(Value value) {
        if (value instanceof Text text) {
            return text.drafts().stream().flatMap(Draft::symbols).findAny().isPresent();
        }
        if (value instanceof Items items) {
            return items.items().stream().anyMatch(Substitution::isOpen)
                    || items.rest().filter(Substitution::isOpen).isPresent();
        }
        if (value instanceof Value.Entries entries) {
            return entries.all().anyMatch(Substitution::isOpen);
        }
        if (value instanceof Value.Function function) {
            return function.captured().stream().anyMatch(Substitution::isOpen);
        }
        if (value instanceof Value.Instance made) {
            return made.arguments().stream().anyMatch(Substitution::isOpen);
        }
        return value instanceof Symbol || (value instanceof Value.Element element && isOpen(element.whole()));
    }
}
