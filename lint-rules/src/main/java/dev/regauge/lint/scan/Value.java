package dev.regauge.lint.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a value at one point of a method. Values are compared by content and never change. */
sealed interface Value extends org.objectweb.asm.tree.analysis.Value {

    String STRING = "java.lang.String";

    /** Binary name of the type, empty where it is not known. */
    String type();

    /** Where the value comes from, in the words of a message; empty where there are none. */
    default String origin() {
        return "";
    }

    @Override
    default int getSize() {
        return type().equals("long") || type().equals("double") ? 2 : 1;
    }

    /** Nothing but the type and the origin is known. */
    record Unknown(String type, String origin) implements Value {
        /** A local variable that is not set, and the second half of a long. */
        static final Value EMPTY = new Unknown("", "");

        // by hand: where branches meet, every local and every slot is compared
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Unknown unknown && type.equals(unknown.type) && origin.equals(unknown.origin));
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + origin.hashCode();
        }
    }

    /**
     * A parameter of the method under analysis, or a field of it.
     *
     * @param parameter index; the receiver of an instance method is number 0
     * @param field name of the field, empty for the parameter itself
     */
    record Symbol(int parameter, String field, String type, String origin) implements Value {
        /** The same after a cast, or in a box. */
        Symbol as(String other) {
            return new Symbol(parameter, field, other, origin);
        }

        boolean isParameter() {
            return field.isEmpty();
        }
    }

    /** A number or a truth value; chars and booleans of a method's body are ints, as in the class file. */
    record Constant(Object value, String type) implements Value {}

    /**
     * A number that is one of a few: what a condition has chosen.
     *
     * @param values different ones of one type, at most {@link #MOST}
     */
    record OneOf(List<Constant> values) implements Value {
        private static final int MOST = 4;

        /** Copies the list. */
        public OneOf {
            values = List.copyOf(values);
        }

        /** Either of two numbers; nothing where one is no constant, or there are too many. */
        static Optional<Value> of(Value one, Value other) {
            List<Constant> all = new ArrayList<>(constants(one));
            List<Constant> more = constants(other);
            if (all.isEmpty() || more.isEmpty()) {
                return Optional.empty();
            }
            more.stream().filter(value -> !all.contains(value)).forEach(all::add);
            boolean numbers = all.stream()
                    .allMatch(value ->
                            value.value() instanceof Integer && value.type().equals(one.type()));
            return all.size() <= MOST && numbers ? Optional.of(new OneOf(all)) : Optional.empty();
        }

        /** What a number may be; none where it is not known. */
        static List<Constant> constants(Value value) {
            if (value instanceof OneOf either) {
                return either.values();
            }
            return value instanceof Constant constant ? List.of(constant) : List.of();
        }

        @Override
        public String type() {
            return values.get(0).type();
        }

        @Override
        public String origin() {
            return "a computed value";
        }
    }

    /** The null constant. */
    record Null() implements Value {
        @Override
        public String type() {
            return "";
        }
    }

    /** A String: one of a few texts. */
    record Text(List<Draft> drafts) implements Value {
        static Text of(Draft draft) {
            return new Text(List.of(draft));
        }

        @Override
        public String type() {
            return STRING;
        }

        @Override
        public String origin() {
            return drafts.stream()
                    .flatMap(draft -> draft.origin().stream())
                    .findFirst()
                    .orElse("");
        }
    }

    /** An object that changes; its content is kept by the frame under its id. */
    record Reference(int id, String type) implements Value {}

    /** An object between {@code new} and its constructor. */
    record Uninitialized(int id, String type) implements Value {}

    /**
     * The content of an array or list at the time it was handed on.
     *
     * @param items the first of them
     * @param complete whether these are all
     * @param rest what each of the others is, where that is known
     */
    record Items(List<Value> items, boolean complete, String type, Optional<Value> rest) implements Value {
        Items(List<Value> items, boolean complete, String type) {
            this(items, complete, type, Optional.empty());
        }

        /** Whether something is known of each of them. */
        boolean isKnown() {
            return complete || rest.isPresent();
        }

        /** Any of them, where all that they can be are texts. */
        Optional<Value> any() {
            List<Value> all = new ArrayList<>(items);
            rest.ifPresent(all::add);
            return isKnown() && all.stream().allMatch(item -> item.type().equals(STRING))
                    ? all.stream().reduce(ScanInterpreter::join)
                    : Optional.empty();
        }

        Items map(UnaryOperator<Value> change) {
            return new Items(items.stream().map(change).toList(), complete, type, rest.map(change));
        }
    }

    /**
     * The content of a map at the time it was handed on: as much of it as is known.
     *
     * @param values by key, in the order in which they were put
     * @param rest any of those whose keys are not known; empty where there are none
     */
    record Entries(Map<String, Value> values, Optional<Value> rest, String type) implements Value {
        /** Copies the map. */
        public Entries {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        Entries(Map<String, Value> values, String type) {
            this(values, Optional.empty(), type);
        }

        Entries map(UnaryOperator<Value> change) {
            Map<String, Value> changed = new LinkedHashMap<>();
            values.forEach((key, value) -> changed.put(key, change.apply(value)));
            return new Entries(changed, rest.map(change), type);
        }

        /** These and others; of two with one key that of the others. */
        Entries with(Entries others) {
            Map<String, Value> all = new LinkedHashMap<>(values);
            all.putAll(others.values);
            return new Entries(all, either(rest, others.rest), type);
        }

        /** What either of two maps holds. */
        Entries or(Entries other) {
            Map<String, Value> all = new LinkedHashMap<>(values);
            other.values.forEach((key, value) -> all.merge(key, value, ScanInterpreter::join));
            return new Entries(all, either(rest, other.rest), type);
        }

        private static Optional<Value> either(Optional<Value> one, Optional<Value> other) {
            return Stream.concat(one.stream(), other.stream()).reduce(ScanInterpreter::join);
        }

        /** All that it holds. */
        Stream<Value> all() {
            return Stream.concat(values.values().stream(), rest.stream());
        }
    }

    /** A number that is this one at first and one more on each turn of a loop. */
    record Counter(int first) implements Value {
        @Override
        public String type() {
            return "int";
        }
    }

    /**
     * One element after the other of an array or list, on each turn of a loop; or the iterator that gives them.
     *
     * @param whole the array or list
     * @param first the index of the element that comes first
     */
    record Element(Value whole, int first, String type) implements Value {
        @Override
        public String origin() {
            return whole.origin();
        }
    }

    /** A java.sql statement. */
    record Statement(Set<Source> sources) implements Value {
        @Override
        public String type() {
            return "java.sql.PreparedStatement";
        }
    }

    /** A java.sql.ResultSet. */
    record Rows(Set<Source> sources) implements Value {
        @Override
        public String type() {
            return "java.sql.ResultSet";
        }
    }

    /** A java.sql.Array and the name that its element type was given. */
    record SqlArray(String elementType, String origin) implements Value {
        @Override
        public String type() {
            return "java.sql.Array";
        }
    }

    /** A class literal; the name is binary. */
    record ClassLiteral(String name) implements Value {
        @Override
        public String type() {
            return "java.lang.Class";
        }
    }

    /** A lambda or method reference with what it has captured. */
    record Function(MethodKey body, List<Value> captured, String type) implements Value {}

    /** A new object and what its constructor was given; the first argument is the object itself. */
    record Instance(MethodKey constructor, List<Value> arguments) implements Value {
        @Override
        public String type() {
            return constructor.owner().replace('/', '.');
        }
    }
}
