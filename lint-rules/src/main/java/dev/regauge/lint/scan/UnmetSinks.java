package dev.regauge.lint.scan;

import dev.regauge.name.EditDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** Finds the sinks of a configuration that are no method which the program has or calls. */
final class UnmetSinks {

    private static final int LONGEST = 200;

    private final Map<SinkDeclaration, Set<String>> near = new LinkedHashMap<>();

    UnmetSinks(List<SinkDeclaration> declared) {
        declared.forEach(sink -> near.put(sink, new TreeSet<>()));
    }

    /** Takes away what the program has, and remembers what comes near of the others. */
    void look(Program program) {
        for (SinkDeclaration sink : List.copyOf(near.keySet())) {
            List<MethodKey> candidates = candidates(sink, program);
            DeclaredSinks declared = new DeclaredSinks(List.of(sink));
            if (candidates.stream()
                    .anyMatch(method -> declared.match(method, program).isPresent())) {
                near.remove(sink);
            } else {
                candidates.forEach(method -> near.getOrDefault(sink, Set.of()).add(written(method)));
            }
        }
    }

    /** Methods of its class, and of its name. */
    private static List<MethodKey> candidates(SinkDeclaration sink, Program program) {
        String owner = sink.owner().replace('.', '/');
        Set<String> name = Set.of(sink.method());
        List<MethodKey> found = new ArrayList<>();
        for (ClassFile file : program.classes()) {
            Stream.concat(file.methods().stream(), file.callsOf(name).stream())
                    .filter(method -> method.name().equals(sink.method())
                            || method.owner().equals(owner))
                    .forEach(found::add);
        }
        return found;
    }

    private static String written(MethodKey method) {
        String name = method.name().equals("<init>") ? "new" : method.name();
        return Stream.of(Type.getArgumentTypes(method.descriptor()))
                .map(Type::getClassName)
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .collect(Collectors.joining(",", method.owner().replace('/', '.') + "#" + name + "(", ")"));
    }

    /** Those that were nowhere, as they were declared. */
    List<UnmetSink> found() {
        return near.entrySet().stream()
                .map(entry -> new UnmetSink(entry.getKey(), nearest(entry.getKey(), entry.getValue())))
                .toList();
    }

    /** By class and method first, without packages; of overloads the one with the nearest parameters. */
    private static Optional<String> nearest(SinkDeclaration sink, Set<String> candidates) {
        String written = sink.written();
        return candidates.stream()
                .filter(name ->
                        distance(simple(written), simple(name)) <= simple(name).length() / 3)
                .min(Comparator.comparingInt((String name) -> distance(simple(written), simple(name)))
                        .thenComparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The name of the class and of the method. */
    private static String simple(String written) {
        String name = written.substring(0, (written + "(").indexOf('('));
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static int distance(String one, String other) {
        return EditDistance.between(shortened(one), shortened(other));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST));
    }
}
