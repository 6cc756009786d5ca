package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Summary.Effect;
import dev.regauge.lint.scan.Summary.Site;
import dev.regauge.lint.scan.Value.Instance;
import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Symbol;
import dev.regauge.lint.scan.Value.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** Turns what the methods have written down into sites for the world outside. */
final class Sites {

    private static final int DEEPEST = 3;

    private final Summaries summaries;
    private final Program program;
    private final StoredTexts stored;
    private final Map<Source.OfField, List<Action>> ofFields = new HashMap<>();
    private final Map<String, List<Instance>> allocations = new HashMap<>();

    /** Takes what the methods have written down by now. */
    Sites(Summaries summaries) {
        this.summaries = summaries;
        this.program = summaries.program();
        this.stored = new StoredTexts(summaries);
        for (Summary summary : List.copyOf(summaries.known().values())) {
            for (Effect effect : summary.effects()) {
                if (effect.source() instanceof Source.OfField field) {
                    ofFields.computeIfAbsent(field, key -> new ArrayList<>()).add(effect.action());
                }
            }
        }
    }

    /** The sites of all analysed methods that no caller reports in its place. */
    List<SqlSite> own() {
        return of(method -> !program.isKnown(method.owner()));
    }

    /** The same of classes that only explain others. */
    List<SqlSite> ofKnown() {
        return of(method -> program.isKnown(method.owner()));
    }

    private List<SqlSite> of(Predicate<MethodKey> methods) {
        List<Site> reported = summaries.known().values().stream()
                .flatMap(summary -> summary.sites().stream())
                .filter(site -> methods.test(site.method()))
                .filter(site -> !summaries.isClaimed(site))
                .filter(site -> !site.isOpen() || !summaries.sinks().overridesSink(site.method()))
                .toList();
        Map<List<Object>, SqlSite> merged = new LinkedHashMap<>();
        for (Site site : reported) {
            SqlSite finished = finished(site);
            merged.merge(
                    List.of(finished.location(), finished.sink(), finished.templates(), finished.via()),
                    finished,
                    Sites::merged);
        }
        return List.copyOf(merged.values());
    }

    /** The compiler copies the code of a finally block; and a statement that a helper makes has many callers. */
    static SqlSite merged(SqlSite one, SqlSite other) {
        Set<Binding> bindings = new LinkedHashSet<>(one.bindings());
        bindings.addAll(other.bindings());
        Set<Read> reads = new LinkedHashSet<>(one.reads());
        reads.addAll(other.reads());
        Set<Use> uses = new LinkedHashSet<>(one.uses());
        uses.addAll(other.uses());
        return new SqlSite(
                one.templates(),
                one.sink(),
                one.location(),
                List.copyOf(bindings),
                List.copyOf(reads),
                one.via(),
                List.copyOf(uses));
    }

    private SqlSite finished(Site site) {
        List<Binding> bindings = new ArrayList<>();
        List<Read> reads = new ArrayList<>();
        List<Use> uses = new ArrayList<>();
        for (Action action : expanded(site.actions(), site.method(), new HashSet<>(), DEEPEST)) {
            bindings.addAll(Bindings.of(action));
            reads.addAll(Reads.of(action));
            uses.addAll(Uses.of(action));
        }
        return new SqlSite(
                templates(site),
                site.match().sink(),
                site.location(),
                bindings.stream().distinct().toList(),
                reads.stream().distinct().toList(),
                site.via(),
                uses.stream().distinct().toList());
    }

    private List<SqlTemplate> templates(Site site) {
        Text text = stored.in(texts(site.text(), site.method()));
        return text.drafts().stream().map(Draft::template).distinct().toList();
    }

    private Text texts(Value value, MethodKey method) {
        if (value instanceof Items items && !items.items().isEmpty()) {
            Text all = texts(items.items().get(0), method);
            for (Value item : items.items()) {
                all = Texts.union(all, texts(item, method));
            }
            return all;
        }
        Text text = Texts.of(value);
        List<Symbol> fields =
                Site.symbols(text).filter(symbol -> !symbol.isParameter()).toList();
        return fields.isEmpty()
                ? text
                : overAllocations(text, fields.get(0), method).orElse(text);
    }

    /** The text for each object of the class that the program makes, where all of them are known. */
    private Optional<Text> overAllocations(Text text, Symbol field, MethodKey method) {
        List<Type> parameters = program.parameters(method);
        if (field.parameter() >= parameters.size()
                || parameters.get(field.parameter()).getSort() != Type.OBJECT) {
            return Optional.empty();
        }
        String owner = parameters.get(field.parameter()).getInternalName();
        Optional<Text> all = Optional.empty();
        for (Instance made : allocations(owner)) {
            List<Value> arguments = new ArrayList<>(MethodContext.unknown(parameters));
            Site.symbols(text).filter(Symbol::isParameter).forEach(symbol -> arguments.set(symbol.parameter(), symbol));
            arguments.set(field.parameter(), closed(made));
            Text one = new Substitution(arguments, summaries.fields()).apply(text);
            all = Optional.of(all.map(before -> Texts.union(before, one)).orElse(one));
        }
        return all;
    }

    private static Value closed(Instance made) {
        return new Instance(
                made.constructor(),
                made.arguments().stream()
                        .map(argument -> argument instanceof Symbol symbol
                                ? new Value.Unknown(symbol.type(), symbol.origin())
                                : argument)
                        .toList());
    }

    private List<Instance> allocations(String owner) {
        return allocations.computeIfAbsent(owner, this::findAllocations);
    }

    private List<Instance> findAllocations(String owner) {
        Set<Instance> found = new LinkedHashSet<>();
        List<MethodKey> constructors = program.find(owner).map(ClassFile::methods).orElse(Set.of()).stream()
                .filter(method -> method.name().equals("<init>"))
                .toList();
        for (Callers.Call call : Callers.of(constructors, program)) {
            boolean ownConstructor = call.caller().name().equals("<init>")
                    && call.caller().owner().equals(owner);
            summaries.of(call.caller()).created().stream()
                    .filter(made -> made.constructor().equals(call.called()) && !ownConstructor)
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** The actions with those of whom the statement or its rows are handed to, and of the fields they are kept in. */
    private List<Action> expanded(List<Action> actions, MethodKey method, Set<Object> seen, int deep) {
        List<Action> all = new ArrayList<>();
        for (Action action : actions) {
            if (action instanceof Action.HandTo hand && deep > 0) {
                taken(hand, method).forEach(more -> all.addAll(expanded(List.of(more), method, seen, deep - 1)));
            } else if (action instanceof Action.Keep keep && seen.add(keep.field())) {
                all.addAll(expanded(ofFields.getOrDefault(keep.field(), List.of()), method, seen, deep));
            } else {
                all.add(action);
            }
        }
        return all;
    }

    private Stream<Action> taken(Action.HandTo hand, MethodKey method) {
        Value taker = hand.taker();
        if (taker instanceof Symbol symbol && !symbol.isParameter() && symbol.parameter() == 0) {
            taker = program.find(method.owner())
                    .flatMap(file -> summaries.fields().ofEveryConstructor(file, symbol.field()))
                    .orElse(taker);
        }
        return Takers.of(taker, hand.method(), summaries).stream().flatMap(target -> {
            Substitution substitution = new Substitution(target.arguments(), summaries.fields());
            boolean sameFile = Program.outermost(target.method().owner()).equals(Program.outermost(method.owner()));
            return summaries.of(target.method()).effects().stream()
                    .filter(effect -> effect.source() instanceof Source.OfParameter)
                    .map(Effect::action)
                    .map(action -> action.map(substitution::apply, sameFile ? action.line() : hand.line()));
        });
    }
}
