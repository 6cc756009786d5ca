package dev.regauge.lint.scan.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** Which method a call means, by its name and by what is known of its arguments. */
final class Methods {

    private final Universe universe;

    /**
     * A method that a call may mean.
     *
     * @param owner internal name of the class to call it on
     * @param returned what comes back, unknown where type arguments say it
     * @param erased the same as the descriptor says it
     */
    record Candidate(
            String owner,
            String name,
            List<Type> parameters,
            Type returned,
            Type erased,
            boolean isStatic,
            boolean isVarargs,
            boolean onInterface) {

        String descriptor() {
            return Type.getMethodDescriptor(
                    Kinds.real(erased), parameters.stream().map(Kinds::real).toArray(Type[]::new));
        }
    }

    /**
     * What a call is given.
     *
     * @param arity how many parameters a lambda has; empty for all else
     * @param isFunction a lambda or the reference of a method
     */
    record Argument(Type type, OptionalInt arity, boolean isFunction) {
        static Argument of(Type type) {
            return new Argument(type, OptionalInt.empty(), false);
        }
    }

    /**
     * What was found.
     *
     * @param chosen the method, where there is only one that fits best
     * @param returned what comes back in any case
     * @param any whether there is any that fits
     */
    record Choice(Optional<Candidate> chosen, Type returned, boolean any) {
        static final Choice NONE = new Choice(Optional.empty(), Kinds.UNKNOWN, false);
    }

    Methods(Universe universe) {
        this.universe = universe;
    }

    /** The method that a call on a value or class of a type means. */
    Choice find(Type receiver, String name, List<Argument> arguments) {
        return choose(candidates(receiver, name), arguments);
    }

    /** Whether a class, or one above it that is known, has a method of the name. */
    boolean has(Type receiver, String name) {
        return !candidates(receiver, name).isEmpty();
    }

    /** The constructor that is called. */
    Choice constructor(Type made, List<Argument> arguments) {
        List<Candidate> all = universe.find(made)
                .map(declared -> own(declared, declared, "<init>"))
                .or(() -> universe.ofPlatform(made).map(universe.platform()::constructors))
                .orElse(List.of());
        return choose(all, arguments);
    }

    List<Candidate> candidates(Type receiver, String name) {
        Type start = receiver.getSort() == Type.ARRAY ? Kinds.OBJECT : receiver;
        Map<String, Candidate> found = new LinkedHashMap<>();
        for (Type type : universe.upward(start)) {
            universe.find(type)
                    .map(declared -> own(declared, universe.find(start).orElse(declared), name))
                    .or(() -> universe.ofPlatform(type)
                            .map(known -> universe.platform().methods(known, name)))
                    .orElse(List.of())
                    .forEach(candidate ->
                            found.putIfAbsent(candidate.parameters().toString(), candidate));
        }
        return List.copyOf(found.values());
    }

    private static List<Candidate> own(Declared declared, Declared through, String name) {
        return declared.methods().stream()
                .filter(method -> method.name().equals(name))
                .map(method -> new Candidate(
                        through.name(),
                        name,
                        method.parameters().get(),
                        method.returns().get(),
                        method.returns().get(),
                        method.isStatic(),
                        method.isVarargs(),
                        through.isInterface()))
                .toList();
    }

    /** In three phases, as the language has it; all at once where an argument's type is not known. */
    private Choice choose(List<Candidate> all, List<Argument> arguments) {
        List<Candidate> strict = fixed(all, arguments, true);
        List<Candidate> loose = fixed(all, arguments, false);
        List<Candidate> spread = all.stream()
                .filter(candidate -> candidate.isVarargs() && spreads(candidate, arguments))
                .toList();
        boolean open = arguments.stream()
                .anyMatch(argument -> argument.type().equals(Kinds.UNKNOWN) && !argument.isFunction());
        List<Candidate> fitting = strict.isEmpty() ? loose.isEmpty() ? spread : loose : strict;
        if (open) {
            fitting = Stream.concat(loose.stream(), spread.stream()).distinct().toList();
        }
        return fitting.isEmpty() ? Choice.NONE : best(fitting, arguments);
    }

    private List<Candidate> fixed(List<Candidate> all, List<Argument> arguments, boolean strictly) {
        return all.stream()
                .filter(candidate -> candidate.parameters().size() == arguments.size())
                .filter(candidate -> fits(candidate.parameters(), arguments, strictly))
                .toList();
    }

    private Choice best(List<Candidate> fitting, List<Argument> arguments) {
        Type returned = fitting.get(0).returned();
        for (Candidate candidate : fitting) {
            returned = candidate.returned().equals(returned) ? returned : Kinds.UNKNOWN;
        }
        List<Candidate> specific = fitting.stream()
                .filter(one -> fitting.stream().allMatch(other -> isAsSpecific(one, other)))
                .toList();
        boolean sure = specific.size() == 1 && isCertain(fitting, arguments);
        return sure
                ? new Choice(Optional.of(specific.get(0)), specific.get(0).returned(), true)
                : new Choice(Optional.empty(), returned, true);
    }

    private boolean isAsSpecific(Candidate one, Candidate other) {
        if (one.equals(other)) {
            return true;
        }
        if (one.parameters().size() != other.parameters().size()) {
            return false;
        }
        return IntStream.range(0, one.parameters().size()).allMatch(i -> {
            Universe.Fit fit =
                    universe.fit(one.parameters().get(i), other.parameters().get(i));
            return fit == Universe.Fit.SURE
                    || one.parameters().get(i).equals(other.parameters().get(i));
        });
    }

    /** Where one knows too little of an argument, all that fit must want the same there. */
    private boolean isCertain(List<Candidate> fitting, List<Argument> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            int at = i;
            boolean same = fitting.stream()
                            .map(candidate -> parameter(candidate, at))
                            .distinct()
                            .count()
                    == 1;
            if (!same
                    && fitting.stream()
                            .anyMatch(candidate ->
                                    fit(parameter(candidate, at), arguments.get(at)) == Universe.Fit.PERHAPS)) {
                return false;
            }
        }
        return true;
    }

    private static Type parameter(Candidate candidate, int index) {
        List<Type> parameters = candidate.parameters();
        return parameters.isEmpty() ? Kinds.UNKNOWN : parameters.get(Math.min(index, parameters.size() - 1));
    }

    private boolean fits(List<Type> parameters, List<Argument> arguments, boolean strictly) {
        return IntStream.range(0, arguments.size()).allMatch(i -> {
            Universe.Fit fit = fit(parameters.get(i), arguments.get(i));
            return fit != Universe.Fit.NOT && (!strictly || fit != Universe.Fit.BOXED);
        });
    }

    private boolean spreads(Candidate candidate, List<Argument> arguments) {
        int fixed = candidate.parameters().size() - 1;
        if (arguments.size() < fixed) {
            return false;
        }
        List<Type> types = new ArrayList<>(candidate.parameters().subList(0, fixed));
        while (types.size() < arguments.size()) {
            types.add(Kinds.elementOf(candidate.parameters().get(fixed)));
        }
        return fits(types, arguments, false);
    }

    private Universe.Fit fit(Type parameter, Argument argument) {
        if (!argument.isFunction()) {
            return universe.fit(argument.type(), parameter);
        }
        if (Kinds.isPrimitive(parameter) || parameter.getSort() == Type.ARRAY || parameter.equals(Kinds.OBJECT)) {
            return Universe.Fit.NOT;
        }
        OptionalInt wanted = arity(parameter);
        if (wanted.isEmpty()) {
            boolean concrete = universe.ofPlatform(parameter).isPresent()
                    || universe.find(parameter).map(type -> !type.isInterface()).orElse(false);
            return concrete ? Universe.Fit.NOT : Universe.Fit.PERHAPS;
        }
        return argument.arity().isPresent() && argument.arity().getAsInt() != wanted.getAsInt()
                ? Universe.Fit.NOT
                : Universe.Fit.PERHAPS;
    }

    /** How many parameters the method of a functional interface has. */
    private OptionalInt arity(Type type) {
        List<Type> parameters = functional(type).orElse(List.of());
        return functional(type).isPresent() ? OptionalInt.of(parameters.size()) : OptionalInt.empty();
    }

    /** The parameters of the only method that a lambda of the type can be. */
    Optional<List<Type>> functional(Type type) {
        Optional<Class<?>> known = universe.ofPlatform(type);
        if (known.isPresent()) {
            return universe.platform()
                    .functional(known.get())
                    .map(method -> IntStream.range(0, method.getParameterCount())
                            .mapToObj(i -> method.getGenericParameterTypes()[i] instanceof Class<?> plain
                                    ? Type.getType(plain)
                                    : Kinds.UNKNOWN)
                            .toList());
        }
        List<Declared.Method> open = universe.upward(type).stream()
                .flatMap(parent -> universe.find(parent).stream())
                .filter(Declared::isInterface)
                .flatMap(declared -> declared.methods().stream())
                .filter(method -> (method.access() & org.objectweb.asm.Opcodes.ACC_ABSTRACT) != 0)
                .toList();
        return open.size() == 1 ? Optional.of(open.get(0).parameters().get()) : Library.functional(type);
    }
}
