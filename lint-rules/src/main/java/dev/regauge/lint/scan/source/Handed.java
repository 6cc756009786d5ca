package dev.regauge.lint.scan.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.objectweb.asm.Type;

/**
 * The parameters of a method of a library whose class nobody can ask: for Spring's templates told by their few forms,
 * for all others the types of what they are given.
 *
 * @param types of the parameters
 * @param packed from which argument on the arguments are handed over in one array
 */
record Handed(List<Type> types, OptionalInt packed) {

    private static final Type PARAMETERS =
            Type.getObjectType("org/springframework/jdbc/core/namedparam/SqlParameterSource");
    private static final Type MAP = Type.getObjectType("java/util/Map");
    private static final Type LIST = Type.getObjectType("java/util/List");

    /** Copies the list. */
    Handed {
        types = List.copyOf(types);
    }

    private static Handed all(List<Type> types) {
        return new Handed(types, OptionalInt.empty());
    }

    /** As they are given. */
    static Handed asGiven(List<Methods.Argument> arguments) {
        return all(arguments.stream().map(Methods.Argument::type).toList());
    }

    /**
     * What a method takes.
     *
     * @param owners the classes of libraries that the receiver is, or extends
     */
    static Handed to(List<Type> owners, String name, List<Methods.Argument> given, Universe universe) {
        if (owners.stream().anyMatch(Library::isTemplate)) {
            return new OfTemplate(name, given, universe).handed();
        }
        if (owners.stream().anyMatch(Library::isNamedTemplate)) {
            return all(given.stream().map(argument -> named(argument, universe)).toList());
        }
        if (owners.stream().anyMatch(Library::isSpecification) && name.equals("params")) {
            boolean whole = given.size() == 1
                    && (given.get(0).type().equals(Kinds.UNKNOWN)
                            || isA(given.get(0), MAP, universe)
                            || isA(given.get(0), LIST, universe));
            return whole
                    ? all(List.of(collection(given.get(0), universe)))
                    : new Handed(List.of(Kinds.OBJECTS), OptionalInt.of(0));
        }
        return asGiven(given);
    }

    private static Type named(Methods.Argument argument, Universe universe) {
        if (argument.isFunction()) {
            return Library.function(argument.arity().orElse(2) == 1 ? "ResultSetExtractor" : "RowMapper");
        }
        Type type = argument.type();
        if (type.getSort() == Type.ARRAY) {
            Type element = named(Methods.Argument.of(Kinds.elementOf(type)), universe);
            return element.equals(MAP) || element.equals(PARAMETERS) ? Kinds.arrayOf(element) : type;
        }
        if (isA(argument, MAP, universe)) {
            return MAP;
        }
        Optional<Type> spring =
                universe.foreign(type).stream().filter(Library::isSpring).findFirst();
        return spring.filter(parent -> parent.getInternalName().contains("/namedparam/"))
                .map(parent -> PARAMETERS)
                .or(() -> spring)
                .orElse(type);
    }

    private static Type collection(Methods.Argument argument, Universe universe) {
        return isA(argument, MAP, universe) ? MAP : isA(argument, LIST, universe) ? LIST : Kinds.UNKNOWN;
    }

    private static boolean isA(Methods.Argument argument, Type type, Universe universe) {
        return universe.fit(argument.type(), type) == Universe.Fit.SURE;
    }

    /** The forms of JdbcTemplate's methods behind the text. */
    private record OfTemplate(String name, List<Methods.Argument> given, Universe universe) {

        private Handed handed() {
            if (given.isEmpty() || !given.get(0).type().equals(Kinds.STRING)) {
                return creator();
            }
            if (name.equals("batchUpdate")
                    && given.stream().allMatch(one -> one.type().equals(Kinds.STRING))) {
                return new Handed(List.of(Kinds.arrayOf(Kinds.STRING)), OptionalInt.of(0));
            }
            if (given.size() == 1) {
                return asGiven(given);
            }
            Type first = role(1);
            boolean array = first.getSort() == Type.ARRAY && !Kinds.isPrimitive(Kinds.elementOf(first));
            if (array || (first.equals(Kinds.UNKNOWN) && isPerhapsArray())) {
                return afterArray();
            }
            if (first.equals(Kinds.CLASS) || Library.isTaker(first)) {
                return afterTaker(first);
            }
            return name.equals("batchUpdate") || name.equals("call") || name.equals("execute")
                    ? all(roles())
                    : packed(List.of(Kinds.STRING), 1);
        }

        /** Something that makes the statement comes first. */
        private Handed creator() {
            List<Type> types = new ArrayList<>(roles());
            if (!given.isEmpty() && given.get(0).isFunction()) {
                boolean callback = name.equals("execute") && given.size() == 1;
                types.set(0, Library.function(callback ? "ConnectionCallback" : "PreparedStatementCreator"));
            }
            return all(types);
        }

        private boolean isPerhapsArray() {
            if (given.size() == 2) {
                return !name.equals("query") && !name.equals("queryForStream") && !name.equals("batchUpdate");
            }
            Type second = role(2);
            boolean query = name.startsWith("query");
            return second.equals(Kinds.INTS) || (query && (second.equals(Kinds.CLASS) || Library.isTaker(second)));
        }

        private Handed afterArray() {
            List<Type> types = new ArrayList<>(List.of(Kinds.STRING, Kinds.OBJECTS));
            for (int i = 2; i < given.size(); i++) {
                Type type = role(i);
                types.add(type.equals(Kinds.UNKNOWN) && name.equals("query") ? Library.function("RowMapper") : type);
            }
            return all(types);
        }

        private Handed afterTaker(Type first) {
            Type second = given.size() > 2 ? role(2) : Kinds.UNKNOWN;
            if (given.size() == 3 && Library.isTaker(second) && !first.equals(Kinds.CLASS)) {
                return all(List.of(Kinds.STRING, Library.function("PreparedStatementSetter"), second));
            }
            if (given.size() == 2) {
                return all(List.of(Kinds.STRING, first));
            }
            boolean array = given.size() == 3 && (second.getSort() == Type.ARRAY || second.equals(Kinds.UNKNOWN));
            return array ? all(List.of(Kinds.STRING, first, Kinds.OBJECTS)) : packed(List.of(Kinds.STRING, first), 2);
        }

        private static Handed packed(List<Type> types, int from) {
            List<Type> all = new ArrayList<>(types);
            all.add(Kinds.OBJECTS);
            return new Handed(all, OptionalInt.of(from));
        }

        private List<Type> roles() {
            List<Type> types = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                types.add(role(i));
            }
            return types;
        }

        /** A lambda is what its place and its parameters say; an object of the program what it implements of Spring. */
        private Type role(int index) {
            Methods.Argument argument = given.get(index);
            if (argument.isFunction()) {
                return function(argument.arity());
            }
            Type type = argument.type();
            if (isA(argument, LIST, universe)) {
                return LIST;
            }
            if (name.equals("query") && given.size() == 2 && index == 1 && type.equals(Kinds.UNKNOWN)) {
                return Library.function("RowMapper");
            }
            return universe.foreign(type).stream()
                    .filter(Library::isTaker)
                    .findFirst()
                    .orElse(type);
        }

        private Type function(OptionalInt arity) {
            String words = "RowMapper";
            if (name.equals("update")) {
                words = "PreparedStatementSetter";
            } else if (name.equals("batchUpdate")) {
                words = "ParameterizedPreparedStatementSetter";
            } else if (name.equals("execute")) {
                words = "PreparedStatementCallback";
            } else if (arity.orElse(2) == 1) {
                words = "ResultSetExtractor";
            }
            return Library.function(words);
        }
    }
}
