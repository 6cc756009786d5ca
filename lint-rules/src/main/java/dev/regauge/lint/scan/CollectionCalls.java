package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Constant;
import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** The calls that make, fill and read lists, and those that box and unbox. */
final class CollectionCalls {

    /** The origin of a text that a stream was joined to. */
    static final String JOINING = "Collectors.joining(..)";

    private static final Set<String> BOXES = Set.of(
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Short",
            "java/lang/Byte",
            "java/lang/Boolean",
            "java/lang/Character",
            "java/lang/Double",
            "java/lang/Float");

    private static final int LARGEST = 256;

    private CollectionCalls() {}

    /** What the call gives back, where it is one of these. */
    static Optional<Value> evaluate(ScanFrame frame, int instruction, MethodKey called, List<Value> arguments) {
        if (BOXES.contains(called.owner())) {
            return boxed(frame, called, arguments);
        }
        return switch (called.owner()) {
            case "java/util/List",
                    "java/util/ArrayList",
                    "java/util/Collection",
                    "java/util/LinkedList",
                    "java/util/Vector" -> ofList(frame, instruction, called, arguments);
            case "java/util/Iterator" ->
                called.name().equals("next") && arguments.get(0) instanceof Value.Element element
                        ? Optional.of(new Value.Element(element.whole(), element.first(), "java.lang.Object"))
                        : Optional.empty();
            case "java/util/Arrays" ->
                called.name().equals("asList")
                        ? Calls.items(frame, arguments.get(0))
                                .map(items ->
                                        new Items(items.items(), items.complete(), "java.util.List", items.rest()))
                        : Optional.empty();
            case "java/util/Collections" -> ofCollections(called, arguments);
            case "java/util/stream/Collectors" ->
                called.name().equals("joining")
                        ? Optional.of(new Unknown("java.util.stream.Collector", JOINING))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The content of a list that was just made. */
    static Value initial(ScanFrame frame, String type, List<Value> arguments) {
        Value from = arguments.size() > 1 ? arguments.get(1) : Unknown.EMPTY;
        Optional<Items> copied = Calls.items(frame, from);
        if (copied.isPresent()) {
            return new Items(
                    copied.get().items(),
                    copied.get().complete(),
                    type,
                    copied.get().rest());
        }
        return new Items(List.of(), arguments.size() == 1 || from.type().equals("int"), type);
    }

    /** Whoever is handed a list may add to it. */
    static void loosen(ScanFrame frame, Value value) {
        if (value instanceof Value.Reference
                && frame.content(value).orElse(value) instanceof Items items
                && !items.type().endsWith("[]")) {
            frame.content(value, new Items(items.items(), false, items.type()));
        }
    }

    private static Optional<Value> ofCollections(MethodKey called, List<Value> arguments) {
        return switch (called.name()) {
            case "singletonList", "singleton" ->
                Optional.of(new Items(List.of(arguments.get(0)), true, "java.util.List"));
            case "emptyList" -> Optional.of(new Items(List.of(), true, "java.util.List"));
            case "unmodifiableList" -> Optional.of(arguments.get(0));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> ofList(ScanFrame frame, int instruction, MethodKey called, List<Value> arguments) {
        if (called.name().equals("of")) {
            boolean array = called.descriptor().startsWith("([");
            Optional<Items> all = array
                    ? Calls.items(frame, arguments.get(0))
                    : Optional.of(new Items(arguments, true, "java.util.List"));
            return all.map(items -> new Items(items.items(), items.complete(), "java.util.List", items.rest()));
        }
        Value self = arguments.isEmpty() ? Unknown.EMPTY : arguments.get(0);
        if (called.name().equals("iterator")) {
            return ScanFrame.element(self, new Value.Counter(0), "java.util.Iterator");
        }
        Optional<Items> items = Calls.items(frame, self);
        if (items.isEmpty()) {
            return called.name().equals("get")
                    ? ScanFrame.element(self, arguments.get(1), "java.lang.Object")
                    : Optional.empty();
        }
        return switch (called.name()) {
            case "add" -> Optional.of(added(frame, called, self, items.get(), arguments));
            case "get" ->
                ScanFrame.item(items.get(), arguments.get(1))
                        .or(() -> ScanFrame.element(self, arguments.get(1), "java.lang.Object"))
                        .or(items.get()::any);
            case "toArray" ->
                Optional.of(frame.allocate(
                        instruction,
                        "java.lang.Object[]",
                        new Items(items.get().items(), items.get().complete(), "java.lang.Object[]")));
            case "addAll" -> {
                Optional<Items> more = Calls.items(frame, arguments.get(arguments.size() - 1));
                frame.content(self, more.map(all -> joined(items.get(), all)).orElseGet(() -> open(items.get())));
                yield Optional.empty();
            }
            case "remove", "removeIf", "clear", "set", "sort" -> {
                Items before = items.get();
                frame.content(self, new Items(List.of(), false, before.type()));
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** One list behind the other, where all of both is known. */
    private static Items joined(Items before, Items more) {
        List<Value> all = new ArrayList<>(before.items());
        all.addAll(more.items());
        if (before.complete() && more.complete() && all.size() <= LARGEST) {
            return new Items(List.copyOf(all), true, before.type());
        }
        all.subList(0, before.items().size()).clear();
        more.rest().ifPresent(all::add);
        return before.isKnown() && more.isKnown() ? withRest(before, all) : open(before);
    }

    private static Items open(Items before) {
        return new Items(List.of(), false, before.type());
    }

    /** More elements, in no order, behind those that are there. */
    private static Items withRest(Items before, List<Value> more) {
        Optional<Value> rest =
                Stream.concat(before.rest().stream(), more.stream()).reduce(ScanInterpreter::join);
        return new Items(before.items(), false, before.type(), rest);
    }

    private static Value added(ScanFrame frame, MethodKey called, Value self, Items before, List<Value> arguments) {
        boolean last = called.descriptor().equals("(Ljava/lang/Object;)Z");
        if (before.complete() || !last) {
            List<Value> items = new ArrayList<>(before.items());
            items.add(arguments.get(arguments.size() - 1));
            frame.content(self, new Items(last ? List.copyOf(items) : List.of(), last, before.type()));
        } else if (before.isKnown()) {
            frame.content(self, withRest(before, List.of(frame.frozen(arguments.get(arguments.size() - 1)))));
        }
        return new Unknown("boolean", "a computed value");
    }

    private static Optional<Value> boxed(ScanFrame frame, MethodKey called, List<Value> arguments) {
        if (called.name().equals("toString") || arguments.isEmpty()) {
            return called.name().equals("toString")
                    ? Optional.of(Texts.of(frame.content(arguments.get(0)).orElse(arguments.get(0))))
                    : Optional.empty();
        }
        Type type = Type.getReturnType(called.descriptor());
        boolean boxes =
                called.name().equals("valueOf") && Type.getArgumentTypes(called.descriptor())[0].getSort() < Type.ARRAY;
        boolean unboxes = called.name().endsWith("Value") && type.getSort() < Type.ARRAY;
        if (!boxes && !unboxes) {
            return Optional.empty();
        }
        Value value = arguments.get(0);
        if (value instanceof Constant constant) {
            return Optional.of(new Constant(converted(constant.value(), called), type.getClassName()));
        }
        return Optional.of(
                value instanceof Value.Symbol symbol
                        ? symbol.as(type.getClassName())
                        : new Unknown(type.getClassName(), value.origin()));
    }

    /** A truth value or a letter that the class file holds as an int. */
    private static Object converted(Object value, MethodKey called) {
        if (!(value instanceof Integer number) || !called.name().equals("valueOf")) {
            return value;
        }
        return switch (called.owner()) {
            case "java/lang/Boolean" -> number != 0;
            case "java/lang/Character" -> (char) number.intValue();
            default -> value;
        };
    }
}
