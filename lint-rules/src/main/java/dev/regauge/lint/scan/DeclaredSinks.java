package dev.regauge.lint.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** The sinks that the owner of a program has declared, in a configuration or by annotations. */
final class DeclaredSinks {

    static final DeclaredSinks NONE = new DeclaredSinks(List.of());

    private final Map<String, List<SinkDeclaration>> byName;
    private final Map<MethodKey, Optional<Sinks.Match>> known = new HashMap<>();

    DeclaredSinks(List<SinkDeclaration> declarations) {
        this.byName = declarations.stream().collect(Collectors.groupingBy(SinkDeclaration::method));
    }

    /** The names of declared methods. */
    Set<String> names() {
        return byName.keySet();
    }

    /** The sink that a call is, where it, or what it overrides, is declared. */
    Optional<Sinks.Match> match(MethodKey called, Program program) {
        return byName.containsKey(called.name())
                ? known.computeIfAbsent(called, key -> find(key, program))
                : Optional.empty();
    }

    private Optional<Sinks.Match> find(MethodKey called, Program program) {
        for (SinkDeclaration declared : byName.getOrDefault(called.name(), List.of())) {
            String owner = declared.owner().replace('.', '/');
            if (declared.means(called) && isBelow(called, owner, program)) {
                int text = declared.text() == 0 ? Sinks.textParameter(called.descriptor()) : declared.text() - 1;
                return isObject(called.descriptor(), text)
                        ? Optional.of(match(declared, called, text))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isBelow(MethodKey called, String owner, Program program) {
        return called.owner().equals(owner)
                || (!called.name().equals("<init>")
                        && program.upward(called.owner(), owner::equals).isPresent());
    }

    private static boolean isObject(String descriptor, int parameter) {
        Type[] types = Type.getArgumentTypes(descriptor);
        return parameter >= 0 && parameter < types.length && types[parameter].getSort() >= Type.ARRAY;
    }

    private static Sinks.Match match(SinkDeclaration declared, MethodKey called, int text) {
        String name = declared.owner();
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        String method = called.name().equals("<init>") ? "new" : called.name();
        return new Sinks.Match(
                new Sink(simple, method, declared.placeholders()), style(declared.placeholders(), called), text);
    }

    private static Sinks.Style style(Placeholders placeholders, MethodKey called) {
        boolean statement = called.descriptor().endsWith(")Ljava/sql/PreparedStatement;")
                || called.descriptor().endsWith(")Ljava/sql/CallableStatement;");
        return switch (placeholders) {
            case JDBC -> statement ? Sinks.Style.PREPARE : Sinks.Style.OBJECTS;
            case NONE -> Sinks.Style.PLAIN;
            case NAMED -> Sinks.Style.NAMED;
            case JPA -> Sinks.Style.JPA;
            case SINGLE -> Sinks.Style.SINGLE;
            case R2DBC -> Sinks.Style.R2DBC;
        };
    }
}
