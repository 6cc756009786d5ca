package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Function;
import dev.regauge.lint.scan.Value.Instance;
import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Rows;
import dev.regauge.lint.scan.Value.SqlArray;
import dev.regauge.lint.scan.Value.Statement;
import dev.regauge.lint.scan.Value.Text;
import dev.regauge.lint.scan.Value.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a call gives back, and what it does to the builders it is handed. */
final class Calls {

    private static final Set<String> MUTABLE_LISTS =
            Set.of("java/util/ArrayList", "java/util/LinkedList", "java/util/Vector");

    private final Program program;
    private final Sinks sinks;
    private final Summaries summaries;

    Calls(Program program, Sinks sinks, Summaries summaries) {
        this.program = program;
        this.sinks = sinks;
        this.summaries = summaries;
    }

    static boolean isMutableList(String owner) {
        return MUTABLE_LISTS.contains(owner);
    }

    Value evaluate(ScanFrame frame, int instruction, MethodInsnNode insn, List<Value> arguments) {
        MethodKey called = new MethodKey(insn.owner, insn.name, insn.desc);
        if (insn.name.equals("<init>")) {
            return constructed(frame, called, arguments);
        }
        return TextCalls.evaluate(frame, instruction, called, arguments)
                .or(() -> CollectionCalls.evaluate(frame, instruction, called, arguments))
                .or(() -> MapCalls.evaluate(frame, called, arguments))
                .or(() -> jdbc(instruction, called, arguments))
                .or(() -> ofProgram(frame, instruction, insn.getOpcode(), called, arguments))
                .orElseGet(() -> unknown(frame, called, arguments));
    }

    /** String concatenation, lambdas and method references. */
    Value dynamic(ScanFrame frame, InvokeDynamicInsnNode insn, List<Value> arguments) {
        Handle bootstrap = insn.bsm;
        if (bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
            return TextCalls.concatenation(frame, insn, arguments);
        }
        String type = Type.getReturnType(insn.desc).getClassName();
        if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && insn.bsmArgs.length > 1
                && insn.bsmArgs[1] instanceof Handle body) {
            List<Value> captured = arguments.stream().map(frame::frozen).toList();
            return new Function(bodyOf(body), captured, type);
        }
        return new Unknown(type, "a computed value");
    }

    private MethodKey bodyOf(Handle handle) {
        List<MethodKey> targets = program.targets(handle);
        return targets.size() == 1
                ? targets.get(0)
                : new MethodKey(handle.getOwner(), handle.getName(), handle.getDesc());
    }

    private Value constructed(ScanFrame frame, MethodKey called, List<Value> arguments) {
        if (!(arguments.get(0) instanceof Value.Uninitialized made)) {
            return Unknown.EMPTY;
        }
        String owner = called.owner();
        if (ScanFrame.isBuilder(made.type())) {
            Type[] types = Type.getArgumentTypes(called.descriptor());
            boolean text = types.length == 1 && types[0].getSort() == Type.OBJECT;
            Text content = text ? Texts.of(frame.content(arguments.get(1)).orElse(arguments.get(1))) : Texts.of("");
            return frame.allocate(made.id(), made.type(), content);
        }
        if (owner.equals("java/lang/String")) {
            return called.descriptor().startsWith("(Ljava/lang/String")
                    ? Texts.of(frame.content(arguments.get(1)).orElse(arguments.get(1)))
                    : new Unknown(
                            Value.STRING, SqlFiles.origin(frame, arguments).orElse("new String(..)"));
        }
        if (MUTABLE_LISTS.contains(owner)) {
            return frame.allocate(made.id(), made.type(), CollectionCalls.initial(frame, made.type(), arguments));
        }
        if (MapCalls.makes(owner)) {
            return frame.allocate(made.id(), made.type(), MapCalls.initial(frame, made.type(), arguments));
        }
        if (program.has(owner) || owner.endsWith("/SqlParameterValue")) {
            Value self = new Unknown(made.type(), "");
            List<Value> given = new java.util.ArrayList<>(List.of(self));
            arguments.subList(1, arguments.size()).forEach(argument -> given.add(frame.frozen(argument)));
            return frame.frozen(new Instance(called, List.copyOf(given)));
        }
        return new Unknown(
                made.type(),
                SqlFiles.origin(frame, arguments)
                        .orElseGet(() -> "new " + owner.substring(owner.lastIndexOf('/') + 1) + "(..)"));
    }

    private Optional<Value> jdbc(int instruction, MethodKey called, List<Value> arguments) {
        Optional<Sinks.Match> sink = sinks.match(called);
        if (sink.isPresent()) {
            return sinkResult(sink.get(), instruction, called);
        }
        if (called.name().equals("createArrayOf") && arguments.size() == 3) {
            String element = Texts.constant(arguments.get(1)).orElse("");
            return Optional.of(new SqlArray(element, arguments.get(2).origin()));
        }
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        Value receiver = arguments.get(0);
        if (receiver instanceof Statement statement) {
            boolean rows = called.name().equals("executeQuery") || called.name().equals("getResultSet");
            if (rows) {
                return Optional.of(new Rows(statement.sources()));
            }
            return StatementCalls.returnsItself(called) ? Optional.of(statement) : Optional.empty();
        }
        return receiver instanceof Rows && called.name().equals("unwrap") ? Optional.of(receiver) : Optional.empty();
    }

    private static Optional<Value> sinkResult(Sinks.Match sink, int instruction, MethodKey called) {
        Set<Source> source = Set.of(new Source.Local(instruction, 0));
        if (sink.style() == Sinks.Style.PREPARE || sink.style() == Sinks.Style.CLIENT) {
            return Optional.of(new Statement(source));
        }
        return called.name().equals("executeQuery") ? Optional.of(new Rows(source)) : Optional.empty();
    }

    private Optional<Value> ofProgram(
            ScanFrame frame, int instruction, int opcode, MethodKey called, List<Value> arguments) {
        if (opcode == Opcodes.INVOKEINTERFACE && arguments.get(0) instanceof Function function) {
            return ofFunction(frame, instruction, function, arguments);
        }
        List<MethodKey> targets = program.targets(opcode, called);
        if (targets.isEmpty() || !isOfInterest(called.descriptor())) {
            return Optional.empty();
        }
        List<Value> frozen = arguments.stream().map(frame::frozen).toList();
        Optional<Value> all = Optional.empty();
        int first = 0;
        for (MethodKey target : targets) {
            Summary summary = summaries.of(target);
            Value result = result(summary, summaries.substitution(summary, frozen, instruction, first), called);
            all = Optional.of(
                    all.map(before -> ScanInterpreter.join(before, result)).orElse(result));
            changeBuilders(frame, summary, frozen, arguments);
            first += summary.sites().size();
        }
        for (Value argument : arguments) {
            CollectionCalls.loosen(frame, argument);
        }
        return all.map(result -> SqlFiles.read(frame, called, result, arguments).orElse(result));
    }

    private Optional<Value> ofFunction(ScanFrame frame, int instruction, Function function, List<Value> arguments) {
        Summary summary = summaries.of(function.body());
        List<Value> all = new java.util.ArrayList<>(function.captured());
        arguments.subList(1, arguments.size()).forEach(argument -> all.add(frame.frozen(argument)));
        Substitution substitution = summaries.substitution(summary, all, instruction, 0);
        return summary.returns().map(substitution::apply);
    }

    private static Value result(Summary summary, Substitution substitution, MethodKey called) {
        return summary.returns().map(substitution::apply).orElseGet(() -> unknown(called));
    }

    private void changeBuilders(ScanFrame frame, Summary summary, List<Value> frozen, List<Value> arguments) {
        summary.builders().forEach((index, text) -> {
            if (index < arguments.size()) {
                Text changed = new Substitution(frozen, summaries.fields()).apply(text);
                frame.content(arguments.get(index), changed);
            }
        });
    }

    /** Numbers are not followed; a helper may also matter by what it does to a builder. */
    private static boolean isOfInterest(String descriptor) {
        int sort = Type.getReturnType(descriptor).getSort();
        return sort == Type.OBJECT || sort == Type.ARRAY || descriptor.contains("Ljava/lang/StringBu");
    }

    /** A method that nobody can look into may do anything to a builder, and add to any list but one that is asked. */
    private static Value unknown(ScanFrame frame, MethodKey called, List<Value> arguments) {
        arguments.stream().skip(1).forEach(argument -> CollectionCalls.loosen(frame, argument));
        if (called.owner().equals("java/util/Collections") && called.name().equals("addAll")) {
            CollectionCalls.loosen(frame, arguments.get(0));
        }
        if (!called.owner().startsWith("java/")) {
            for (Value argument : arguments) {
                if (ScanFrame.isBuilder(argument.type())
                        && frame.content(argument).orElse(argument) instanceof Text text) {
                    String words = MethodKey.words(called.owner(), called.name());
                    frame.content(argument, Texts.concat(text, Texts.gap(words)));
                }
            }
        }
        Optional<String> file = SqlFiles.origin(frame, arguments);
        if (file.isPresent()) {
            return new Unknown(Type.getReturnType(called.descriptor()).getClassName(), file.get());
        }
        for (Value argument : arguments) {
            if (argument instanceof Unknown unknown
                    && unknown.origin().equals(CollectionCalls.JOINING)
                    && called.name().equals("collect")) {
                return new Unknown(Value.STRING, CollectionCalls.JOINING);
            }
        }
        return unknown(called);
    }

    private static Value unknown(MethodKey called) {
        Type type = Type.getReturnType(called.descriptor());
        return new Unknown(type.getClassName(), MethodKey.words(called.owner(), called.name()));
    }

    /** The elements of an array or a list, where they are known. */
    static Optional<Items> items(ScanFrame frame, Value value) {
        return frame.content(value).orElse(value) instanceof Items items ? Optional.of(items) : Optional.empty();
    }
}
