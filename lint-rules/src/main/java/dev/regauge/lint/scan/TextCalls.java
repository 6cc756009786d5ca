package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Constant;
import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Text;
import dev.regauge.lint.scan.Value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** The calls that make texts: String, StringBuilder, concatenation. */
final class TextCalls {

    private static final Set<String> TO_TEXT = Set.of("valueOf", "toString", "copyValueOf");
    private static final int LONGEST_REPEAT = 1000;

    private TextCalls() {}

    /** What the call gives back, where it is one of these. */
    static Optional<Value> evaluate(ScanFrame frame, int instruction, MethodKey called, List<Value> arguments) {
        return switch (called.owner()) {
            case "java/lang/String" -> string(frame, called, arguments);
            case "java/lang/StringBuilder", "java/lang/StringBuffer", "java/lang/AbstractStringBuilder" ->
                builder(frame, called, arguments);
            case "java/lang/CharSequence", "java/lang/Object", "java/lang/Appendable" ->
                called.name().equals("toString") || called.name().equals("append")
                        ? ofAnyText(frame, called, arguments)
                        : Optional.empty();
            case "java/util/Objects" ->
                called.name().equals("requireNonNull") || called.name().equals("requireNonNullElse")
                        ? Optional.of(arguments.get(0))
                        : called.name().equals("toString")
                                ? Optional.of(text(frame, arguments.get(0)))
                                : Optional.empty();
            case "kotlin/jvm/internal/Intrinsics" ->
                called.name().equals("stringPlus")
                        ? Optional.of(Texts.concat(text(frame, arguments.get(0)), text(frame, arguments.get(1))))
                        : Optional.empty();
            case "kotlin/text/StringsKt" ->
                called.name().equals("trimIndent")
                        ? changed(text(frame, arguments.get(0)), called, String::stripIndent)
                        : Optional.empty();
            case "java/text/MessageFormat" -> message(frame, called, arguments);
            default -> replaces(called) ? Optional.of(replaced(frame, called, arguments)) : Optional.empty();
        };
    }

    /** A concatenation that the compiler left to the runtime. */
    static Value concatenation(ScanFrame frame, InvokeDynamicInsnNode insn, List<Value> arguments) {
        Type[] types = Type.getArgumentTypes(insn.desc);
        boolean plain = insn.name.equals("makeConcat");
        String recipe = plain ? "\1".repeat(types.length) : (String) insn.bsmArgs[0];
        Text all = Texts.of("");
        int argument = 0;
        int constant = 1;
        int start = 0;
        for (int i = 0; i < recipe.length(); i++) {
            char tag = recipe.charAt(i);
            if (tag == 1 || tag == 2) {
                all = Texts.concat(all, Texts.of(recipe.substring(start, i)));
                Text next = tag == 1
                        ? text(frame, arguments.get(argument), types[argument++])
                        : Texts.of(String.valueOf(insn.bsmArgs[constant++]));
                all = Texts.concat(all, next);
                start = i + 1;
            }
        }
        return Texts.concat(all, Texts.of(recipe.substring(start)));
    }

    private static Optional<Value> ofAnyText(ScanFrame frame, MethodKey called, List<Value> arguments) {
        Value receiver = arguments.get(0);
        if (ScanFrame.isBuilder(receiver.type())) {
            return builder(frame, called, arguments);
        }
        boolean text = receiver instanceof Text
                || receiver instanceof Constant
                || receiver.type().equals(Value.STRING);
        return text && called.name().equals("toString") ? Optional.of(text(frame, receiver)) : Optional.empty();
    }

    private static Optional<Value> string(ScanFrame frame, MethodKey called, List<Value> arguments) {
        String name = called.name();
        if (TO_TEXT.contains(name)) {
            Type[] types = Type.getArgumentTypes(called.descriptor());
            Type type = types.length == 1 ? types[0] : Type.getType(String.class);
            return Optional.of(text(frame, arguments.get(0), type));
        }
        Optional<Text> self = arguments.isEmpty() ? Optional.empty() : Optional.of(text(frame, arguments.get(0)));
        return switch (name) {
            case "concat" -> Optional.of(Texts.concat(self.orElseThrow(), text(frame, arguments.get(1))));
            case "intern" -> Optional.of(self.orElseThrow());
            case "toUpperCase" -> each(self, text -> text.toUpperCase(Locale.ROOT));
            case "toLowerCase" -> each(self, text -> text.toLowerCase(Locale.ROOT));
            case "trim", "strip" ->
                self.map(text -> Texts.map(
                        text, draft -> draft.mapFirst(String::stripLeading).mapLast(String::stripTrailing)));
            case "stripLeading" -> self.map(text -> Texts.map(text, draft -> draft.mapFirst(String::stripLeading)));
            case "stripTrailing" -> self.map(text -> Texts.map(text, draft -> draft.mapLast(String::stripTrailing)));
            case "stripIndent", "translateEscapes" -> changed(self.orElseThrow(), called, String::stripIndent);
            case "formatted" -> Optional.of(formatted(frame, self.orElseThrow(), arguments.get(1)));
            case "format" -> Optional.of(format(frame, called, arguments));
            case "repeat" -> Optional.of(repeated(self.orElseThrow(), arguments.get(1)));
            case "replace" -> Optional.of(replaced(frame, called, arguments));
            case "substring" -> Optional.of(substring(self.orElseThrow(), arguments));
            case "join" -> Optional.of(joined(frame, called, arguments));
            case "replaceAll", "replaceFirst" -> Optional.of(unknown(called));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> each(Optional<Text> self, java.util.function.UnaryOperator<String> change) {
        return self.map(text -> Texts.map(text, draft -> draft.map(change)));
    }

    private static Optional<Value> changed(
            Text text, MethodKey called, java.util.function.UnaryOperator<String> change) {
        return Optional.of(Texts.constant(text)
                .<Value>map(known -> Texts.of(change.apply(known)))
                .orElseGet(() -> unknown(called)));
    }

    private static Value unknown(MethodKey called) {
        return new Unknown(Value.STRING, MethodKey.words(called.owner(), called.name()));
    }

    private static Value format(ScanFrame frame, MethodKey called, List<Value> arguments) {
        int pattern = called.descriptor().startsWith("(Ljava/util/Locale;") ? 1 : 0;
        return formatted(frame, text(frame, arguments.get(pattern)), arguments.get(pattern + 1));
    }

    private static Value formatted(ScanFrame frame, Text pattern, Value values) {
        return TextChange.FORMAT.apply(pattern, List.of(frame.frozen(values)));
    }

    private static Value repeated(Text self, Value times) {
        Optional<String> text = Texts.constant(self);
        if (text.isPresent() && times instanceof Constant constant && constant.value() instanceof Integer count) {
            if (count >= 0 && (long) count * text.get().length() <= LONGEST_REPEAT) {
                return Texts.of(text.get().repeat(count));
            }
        }
        return new Unknown(Value.STRING, "String.repeat(..)");
    }

    private static Value replaced(ScanFrame frame, MethodKey called, List<Value> arguments) {
        Type[] types = Type.getArgumentTypes(called.descriptor());
        int last = types.length - 1;
        int given = arguments.size() - 1;
        Text before = text(frame, arguments.get(given - 1), types[last - 1]);
        Text after = text(frame, arguments.get(given), types[last]);
        Text self = text(frame, arguments.get(0));
        return SqlFiles.isIn(self)
                ? new Unknown(Value.STRING, TextChange.REPLACE.words())
                : TextChange.REPLACE.apply(self, List.of(before, after));
    }

    /** Of the libraries, with a text, what to replace in it, and by what. */
    private static boolean replaces(MethodKey called) {
        return called.owner().endsWith("/StringUtils")
                && called.name().equals("replace")
                && called.descriptor()
                        .equals("(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;");
    }

    private static Optional<Value> message(ScanFrame frame, MethodKey called, List<Value> arguments) {
        boolean fills = called.name().equals("format")
                && called.descriptor().startsWith("(Ljava/lang/String;[Ljava/lang/Object;)");
        return fills
                ? Optional.of(TextChange.MESSAGE.apply(
                        text(frame, arguments.get(0)), List.of(frame.frozen(arguments.get(1)))))
                : Optional.empty();
    }

    private static Value substring(Text self, List<Value> arguments) {
        Optional<String> text = Texts.constant(self);
        OptionalInt from = number(arguments.get(1));
        OptionalInt to = arguments.size() > 2
                ? number(arguments.get(2))
                : OptionalInt.of(text.map(String::length).orElse(0));
        boolean known = text.isPresent()
                && from.isPresent()
                && to.isPresent()
                && from.getAsInt() >= 0
                && from.getAsInt() <= to.getAsInt()
                && to.getAsInt() <= text.get().length();
        return known
                ? Texts.of(text.orElseThrow().substring(from.getAsInt(), to.getAsInt()))
                : new Unknown(Value.STRING, "String.substring(..)");
    }

    private static OptionalInt number(Value value) {
        return value instanceof Constant constant && constant.value() instanceof Integer number
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }

    private static Value joined(ScanFrame frame, MethodKey called, List<Value> arguments) {
        Optional<Items> items = Calls.items(frame, arguments.get(1)).filter(Items::complete);
        if (items.isEmpty()) {
            return unknown(called);
        }
        Text separator = text(frame, arguments.get(0));
        Text all = Texts.of("");
        for (int i = 0; i < items.get().items().size(); i++) {
            Text next = text(frame, items.get().items().get(i));
            all = Texts.concat(i == 0 ? all : Texts.concat(all, separator), next);
        }
        return all;
    }

    private static Optional<Value> builder(ScanFrame frame, MethodKey called, List<Value> arguments) {
        Value self = arguments.get(0);
        if (!(frame.content(self).orElse(self) instanceof Text content)) {
            return called.name().equals("toString")
                    ? Optional.of(new Unknown(Value.STRING, self.origin().isEmpty() ? "a builder" : self.origin()))
                    : Optional.of(returned(called, self));
        }
        switch (called.name()) {
            case "toString", "substring" -> {
                return Optional.of(
                        called.name().equals("toString") || isFromStart(arguments)
                                ? content
                                : new Unknown(Value.STRING, "StringBuilder.substring(..)"));
            }
            case "append", "appendCodePoint" ->
                frame.content(self, Texts.concat(content, appended(frame, called, arguments)));
            case "insert" -> frame.content(self, inserted(frame, called, content, arguments));
            case "setLength" -> frame.content(self, shortened(content, arguments.get(1)));
            case "delete" -> frame.content(self, cut(content, "StringBuilder.delete(..)"));
            case "deleteCharAt" -> frame.content(self, cut(content, "StringBuilder.deleteCharAt(..)"));
            case "replace", "reverse", "setCharAt" ->
                frame.content(self, Texts.gap("StringBuilder." + called.name() + "(..)"));
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(returned(called, self));
    }

    private static boolean isFromStart(List<Value> arguments) {
        return arguments.size() == 2 && arguments.get(1).equals(new Constant(0, "int"));
    }

    private static Value returned(MethodKey called, Value self) {
        Type type = Type.getReturnType(called.descriptor());
        boolean same = type.getSort() == Type.OBJECT && !type.getClassName().equals(Value.STRING);
        return same ? self : new Unknown(type.getClassName(), "a builder");
    }

    private static Text appended(ScanFrame frame, MethodKey called, List<Value> arguments) {
        Type[] types = Type.getArgumentTypes(called.descriptor());
        return types.length == 1 && !called.name().equals("appendCodePoint")
                ? text(frame, arguments.get(1), types[0])
                : Texts.gap("a part of a text");
    }

    private static Text inserted(ScanFrame frame, MethodKey called, Text content, List<Value> arguments) {
        Type[] types = Type.getArgumentTypes(called.descriptor());
        return types.length == 2 && arguments.get(1).equals(new Constant(0, "int"))
                ? Texts.concat(text(frame, arguments.get(2), types[1]), content)
                : Texts.gap("StringBuilder.insert(..)");
    }

    private static Text shortened(Text content, Value length) {
        OptionalInt known = number(length);
        if (known.isPresent() && known.getAsInt() == 0) {
            return Texts.of("");
        }
        return cut(content, "StringBuilder.setLength(..)");
    }

    /**
     * A text that loses something, as a rule the last separator that a loop has left. That is part of the loop's hole;
     * of other texts the last literal is given up.
     */
    private static Text cut(Text content, String origin) {
        return Texts.map(content, draft -> {
            if (draft.pieces().isEmpty() || !(draft.pieces().get(draft.pieces().size() - 1) instanceof Draft.Literal)) {
                return draft;
            }
            List<Draft.Piece> kept =
                    new ArrayList<>(draft.pieces().subList(0, draft.pieces().size() - 1));
            kept.add(new Draft.Gap(origin));
            return new Draft(kept);
        });
    }

    private static Text text(ScanFrame frame, Value value) {
        return Texts.of(known(frame, value));
    }

    private static Text text(ScanFrame frame, Value value, Type type) {
        return Texts.of(known(frame, value), type);
    }

    private static Value known(ScanFrame frame, Value value) {
        return value instanceof Value.Element
                ? frame.frozen(value)
                : frame.content(value).orElse(value);
    }
}
