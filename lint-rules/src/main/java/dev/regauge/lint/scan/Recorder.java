package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import dev.regauge.lint.scan.Summary.Effect;
import dev.regauge.lint.scan.Summary.Site;
import dev.regauge.lint.scan.Value.Function;
import dev.regauge.lint.scan.Value.Instance;
import dev.regauge.lint.scan.Value.Rows;
import dev.regauge.lint.scan.Value.Statement;
import dev.regauge.lint.scan.Value.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Walks over a method whose frames are known, and writes down its sites and what it does to statements. */
final class Recorder {

    /** A site is moved up to callers over at most so many calls. */
    private static final int MOST_CALLS = 4;

    private final MethodContext context;
    private final Summaries summaries;
    private final Program program;
    private final int[] lines;

    private final Map<Source.Local, Site> sites = new LinkedHashMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, Value> puts = new LinkedHashMap<>();
    private final Map<Integer, Value.Text> builders = new HashMap<>();
    private final List<Instance> created = new ArrayList<>();
    private final Map<String, Value> stored = new LinkedHashMap<>();
    private final List<Summary.Handed> handed = new ArrayList<>();
    private @Nullable Value returned;

    Recorder(MethodContext context, Summaries summaries) {
        this.context = context;
        this.summaries = summaries;
        this.program = summaries.program();
        this.lines = context.lines();
    }

    Summary record(@Nullable ScanFrame[] frames) {
        for (int i = 0; i < frames.length; i++) {
            ScanFrame frame = frames[i];
            if (frame != null) {
                visit(i, context.method().instructions.get(i), frame);
            }
        }
        return new Summary(
                Optional.ofNullable(returned), finished(), foreign(), puts, builders, created, stored, handed);
    }

    private void visit(int at, AbstractInsnNode insn, ScanFrame frame) {
        if (insn instanceof MethodInsnNode call) {
            int receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
            Value self = receiver == 0
                    ? Value.Unknown.EMPTY
                    : frame.getStack(frame.getStackSize() - Type.getArgumentCount(call.desc) - 1);
            call(at, call, self, frame.arguments(Type.getArgumentCount(call.desc) + receiver), frame);
        } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
            function(at, context.calls().dynamic(frame, dynamic, frame.arguments(Type.getArgumentCount(dynamic.desc))));
        } else if (insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC) {
            put(at, (FieldInsnNode) insn, frame);
        } else if (insn.getOpcode() == Opcodes.AASTORE) {
            frame.arguments(1).stream().filter(Statement.class::isInstance).forEach(stored -> handedOn(at, stored));
        } else if (insn.getOpcode() == Opcodes.ARETURN) {
            Value value = frame.arguments(1).get(0);
            returned = returned == null ? value : ScanInterpreter.join(returned, value);
            builders(frame);
        } else if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
            builders(frame);
        }
    }

    private void builders(ScanFrame frame) {
        frame.changedBuilders().forEach((index, text) -> builders.merge(index, text, Texts::union));
    }

    private void call(int at, MethodInsnNode insn, Value self, List<Value> arguments, ScanFrame frame) {
        MethodKey called = new MethodKey(insn.owner, insn.name, insn.desc);
        Optional<Sinks.Match> sink = summaries.sinks().match(called);
        if (sink.isPresent()) {
            sink(at, insn, sink.get(), called, arguments);
            return;
        }
        if (SinkArguments.takesCreator(called)) {
            creator(at, called, arguments);
            return;
        }
        if (self instanceof Statement || self instanceof Rows) {
            StatementCalls.actions(self, called, arguments.subList(1, arguments.size()), lines[at])
                    .forEach(action -> effect(self, action));
            return;
        }
        boolean handsOn = arguments.stream()
                .skip(insn.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1)
                .anyMatch(argument -> !Substitution.sourcesOf(argument).isEmpty());
        List<MethodKey> targets = program.targets(insn.getOpcode(), called);
        if (targets.size() != 1 || isGiven(self)) {
            arguments.stream()
                    .skip(insn.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1)
                    .filter(Statement.class::isInstance)
                    .forEach(statement -> handedOn(at, statement));
        }
        if (insn.desc.endsWith(")V") && insn.desc.contains("Ljava/lang/String;")) {
            targets.forEach(target -> handed.add(new Summary.Handed(target, arguments)));
        }
        if (handsOn && (targets.isEmpty() || isGiven(self))) {
            handOn(at, insn.name, self, arguments);
            return;
        }
        int first = 0;
        for (MethodKey target : targets) {
            // what an anonymous class captures is taken over where it is made
            boolean made = self instanceof Instance || !isAnonymous(target.owner());
            first = made ? follow(at, target, arguments, first, false) : first;
            if (made && targets.size() == 1) {
                effects(at, target, arguments);
            }
        }
        if (insn.name.equals("<init>")) {
            constructor(at, called, self, arguments);
        }
        if (insn.name.equals("put") && arguments.size() == 3) {
            fill(self, arguments.get(1), arguments.get(2), frame);
        }
    }

    /** An initializer fills the map in a field of its own, which it has put there empty. */
    private void fill(Value map, Value key, Value value, ScanFrame frame) {
        boolean ofClass = context.key().name().equals("<clinit>") && map instanceof Value.Unknown;
        boolean ofObject =
                context.key().name().equals("<init>") && map instanceof Symbol symbol && symbol.parameter() == 0;
        puts.keySet().stream()
                .filter(field -> (ofClass || ofObject) && map.origin().equals(Fields.words(field)))
                .findFirst()
                .ifPresent(field -> puts.computeIfPresent(
                        field,
                        (name, before) -> before instanceof Value.Entries entries
                                ? entries.or(MapCalls.entry(frame, key, value))
                                : before));
    }

    /** A lambda, or something that callers may give a lambda for. */
    private boolean isGiven(Value self) {
        return self instanceof Function
                || (self instanceof Symbol symbol
                        && symbol.isParameter()
                        && !symbol.type().equals(context.key().owner().replace('/', '.')));
    }

    private void sink(int at, MethodInsnNode insn, Sinks.Match match, MethodKey called, List<Value> arguments) {
        int receiver = insn.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
        Source.Local id = new Source.Local(at, 0);
        List<Value> given = arguments.subList(receiver, arguments.size());
        Location location = summaries.location(context.key(), lines[at]);
        sites.put(
                id, new Site(id, match, given.get(match.text()), context.key(), location, List.of(), List.of(), false));
        List<Value> beside = new ArrayList<>(given);
        beside.remove(match.text());
        effects.add(new Effect(id, new Action.Call(called.name(), List.copyOf(beside), lines[at])));
        for (Action action : SinkArguments.actions(match, called, given, lines[at])) {
            effects.add(new Effect(id, action));
        }
        if (called.name().equals("<init>") && arguments.get(0) instanceof Symbol) {
            Value self = new Value.Unknown(context.key().owner().replace('/', '.'), "");
            effects.add(new Effect(id, new Action.HandTo(self, "", lines[at])));
        }
    }

    /** A statement that a lambda or an object makes for a template class. */
    private void creator(int at, MethodKey called, List<Value> arguments) {
        int first = 0;
        Set<Source> made = new LinkedHashSet<>();
        for (Takers.Target target : Takers.of(arguments.get(1), "", summaries)) {
            Summary summary = summaries.of(target.method());
            Substitution substitution = summaries.substitution(summary, target.arguments(), at, first);
            summary.returns()
                    .map(substitution::apply)
                    .map(Substitution::sourcesOf)
                    .ifPresent(made::addAll);
            first = follow(at, target.method(), target.arguments(), first, true);
            effects(at, target.method(), target.arguments());
        }
        List<Value> given = arguments.subList(1, arguments.size());
        for (Action action : SinkArguments.takers(called, given, lines[at])) {
            made.forEach(source -> effects.add(new Effect(source, action)));
        }
    }

    private void handOn(int at, String method, Value self, List<Value> arguments) {
        if (self.equals(Value.Unknown.EMPTY)) {
            return;
        }
        Value taker = arguments.get(0);
        for (Value argument : arguments.subList(1, arguments.size())) {
            effect(argument, new Action.HandTo(taker, method, lines[at]));
        }
    }

    private void handedOn(int at, Value statement) {
        effect(statement, new Action.Call(Use.HANDED_ON, List.of(), lines[at]));
    }

    private void effect(Value on, Action action) {
        Substitution.sourcesOf(on).forEach(source -> effects.add(new Effect(source, action)));
    }

    /** Takes over the sites and effects of a method that depend on what it is given. Returns the next free number. */
    private int follow(int at, MethodKey target, List<Value> arguments, int first, boolean transparent) {
        if (!summaries.isWorthFollowing(target)) {
            return first;
        }
        Summary summary = summaries.of(target);
        if (summary.equals(Summary.NONE)) {
            return first;
        }
        summaries.follow(context.key(), target);
        Substitution substitution = summaries.substitution(summary, arguments, at, first);
        for (int i = 0; i < summary.sites().size(); i++) {
            Site site = summary.sites().get(i);
            if (site.isOpenTo(arguments) && (transparent || site.via().size() < MOST_CALLS)) {
                Source.Local id = new Source.Local(at, first + i);
                Site told = moved(site, id, substitution, at, transparent);
                summaries.claim(site, told);
                sites.put(id, told);
            }
        }
        return first + summary.sites().size();
    }

    /** Takes over what a method does to the statements and rows that it is given. */
    private void effects(int at, MethodKey target, List<Value> arguments) {
        if (!summaries.isWorthFollowing(target)) {
            return;
        }
        Substitution substitution = new Substitution(arguments, summaries.fields());
        for (Effect effect : summaries.of(target).effects()) {
            if (effect.source() instanceof Source.OfParameter) {
                Action action = effect.action().map(substitution::apply, line(at, target, effect.action()));
                substitution
                        .sources(Set.of(effect.source()))
                        .forEach(source -> effects.add(new Effect(source, action)));
            }
        }
    }

    private Site moved(Site site, Source.Local id, Substitution substitution, int at, boolean transparent) {
        List<Action> actions = site.actions().stream()
                .map(action -> action.map(substitution::apply, line(at, site.method(), action)))
                .toList();
        Value text = substitution.apply(site.text());
        boolean stays = transparent || !Substitution.isOpen(site.text());
        if (stays) {
            return new Site(id, site.match(), text, context.key(), site.location(), site.via(), actions, false);
        }
        List<Location> via = new ArrayList<>(List.of(site.location()));
        via.addAll(site.via());
        Location location = summaries.location(context.key(), lines[at]);
        return new Site(id, site.match(), text, context.key(), location, via, actions, false);
    }

    /** The line of an action in another file says nothing here: the call's line does. */
    private int line(int at, MethodKey of, Action action) {
        boolean sameFile = Program.outermost(of.owner())
                .equals(Program.outermost(context.key().owner()));
        return sameFile ? action.line() : lines[at];
    }

    /** What a lambda captures is known where it is made. */
    private void function(int at, Value value) {
        if (value instanceof Function function && program.has(function.body().owner())) {
            List<Value> arguments = summaries.arguments(function.body(), function.captured());
            if (function.body().name().contains("lambda")) {
                follow(at, function.body(), arguments, 0, true);
                effects(at, function.body(), arguments);
            }
        } else if (value instanceof Function function) {
            function.captured().stream().filter(Statement.class::isInstance).forEach(taken -> handedOn(at, taken));
        }
    }

    private void constructor(int at, MethodKey called, Value self, List<Value> arguments) {
        if (!program.has(called.owner())) {
            return;
        }
        List<Value> given = new ArrayList<>(arguments);
        given.set(0, new Value.Unknown(called.owner().replace('/', '.'), ""));
        Instance made = new Instance(called, List.copyOf(given));
        created.add(made);
        if (self instanceof Symbol) {
            Substitution substitution = new Substitution(arguments, summaries.fields());
            summaries.of(called).puts().forEach((field, value) -> puts.putIfAbsent(field, substitution.apply(value)));
        } else if (isAnonymous(called.owner())) {
            anonymous(at, made);
        }
    }

    /** What the methods of an anonymous class capture is known where it is made. */
    private void anonymous(int at, Instance made) {
        int first = 1000;
        for (MethodKey method :
                program.find(made.constructor().owner()).map(ClassFile::methods).orElse(Set.of())) {
            boolean captures = !method.name().startsWith("<")
                    && summaries.isWorthFollowing(method)
                    && summaries.of(method).sites().stream().anyMatch(Site::readsField);
            if (captures) {
                List<Value> arguments = summaries.arguments(method, List.of(made));
                first = follow(at, method, arguments, first, true);
                effects(at, method, arguments);
            }
        }
    }

    static boolean isAnonymous(String owner) {
        int at = owner.lastIndexOf('$');
        return at > 0 && at + 1 < owner.length() && Character.isDigit(owner.charAt(at + 1));
    }

    private void put(int at, FieldInsnNode insn, ScanFrame frame) {
        boolean onObject = insn.getOpcode() == Opcodes.PUTFIELD;
        List<Value> operands = frame.arguments(onObject ? 2 : 1);
        Value value = operands.get(operands.size() - 1);
        Source.OfField field = context.fields().source(insn);
        if (!Substitution.sourcesOf(value).isEmpty()) {
            effect(value, new Action.Keep(field, lines[at]));
        }
        if (value instanceof Statement) {
            handedOn(at, value);
        }
        if (insn.desc.equals("Ljava/lang/String;")) {
            stored.merge(StoredTexts.key(field.owner(), insn.name), value, ScanInterpreter::join);
        }
        boolean own = onObject
                ? operands.get(0) instanceof Symbol symbol && symbol.isParameter() && symbol.parameter() == 0
                : insn.owner.equals(context.key().owner());
        if (own && context.key().name().startsWith("<")) {
            puts.merge(insn.name, lasting(insn, value), ScanInterpreter::join);
        }
    }

    /** What a builder or a list in a field holds may be changed by any method; what an object captures is as it is. */
    private static Value lasting(FieldInsnNode insn, Value value) {
        String type = Type.getType(insn.desc).getClassName();
        boolean changes = ScanFrame.isBuilder(type)
                || (value instanceof Value.Items items
                        && Calls.isMutableList(items.type().replace('.', '/')));
        return changes && !insn.name.startsWith("val$")
                ? new Value.Unknown(type, "the field \"" + insn.name + "\"")
                : value;
    }

    private List<Site> finished() {
        Set<Source> given = returned == null ? Set.of() : Substitution.sourcesOf(returned);
        List<Site> all = new ArrayList<>();
        for (Site site : sites.values()) {
            List<Action> actions = new ArrayList<>(site.actions());
            effects.stream()
                    .filter(effect -> effect.source().equals(site.id()))
                    .forEach(effect -> actions.add(effect.action()));
            all.add(new Site(
                    site.id(),
                    site.match(),
                    site.text(),
                    site.method(),
                    site.location(),
                    site.via(),
                    List.copyOf(actions),
                    given.contains(site.id())));
        }
        return all;
    }

    private List<Effect> foreign() {
        return effects.stream()
                .filter(effect -> !(effect.source() instanceof Source.Local))
                .toList();
    }
}
