package dev.regauge.archunit;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where the class files of classes lie, by binary name.
 *
 * @param chosen of the classes that a rule is about
 * @param known of others that these call, where ArchUnit has found them on the class path
 * @param unknown classes of which ArchUnit does not know where they are from
 */
record ClassSources(Map<String, URI> chosen, Map<String, URI> known, Set<String> unknown) {

    /** Copies the collections. */
    ClassSources {
        chosen = Map.copyOf(chosen);
        known = Map.copyOf(known);
        unknown = Set.copyOf(unknown);
    }

    static ClassSources of(Collection<JavaClass> classes) {
        Map<String, URI> chosen = new TreeMap<>();
        Set<String> unknown = new TreeSet<>();
        for (JavaClass item : classes) {
            item.getSource()
                    .map(Source::getUri)
                    .ifPresentOrElse(uri -> chosen.put(item.getName(), uri), () -> unknown.add(item.getName()));
        }
        Map<String, URI> known = new TreeMap<>();
        classes.stream()
                .flatMap(ClassSources::used)
                .distinct()
                .flatMap(ClassSources::withParents)
                .filter(item -> !chosen.containsKey(item.getName()))
                .forEach(item -> item.getSource().ifPresent(source -> known.put(item.getName(), source.getUri())));
        return new ClassSources(chosen, known, unknown);
    }

    /** Whose code it runs or whose fields it reads; all that it depends on otherwise is of no use here, and takes long. */
    private static Stream<JavaClass> used(JavaClass item) {
        return Stream.concat(
                Stream.of(item), item.getAccessesFromSelf().stream().map(JavaAccess::getTargetOwner));
    }

    private static Stream<JavaClass> withParents(JavaClass item) {
        return Stream.of(Set.of(item), item.getAllRawSuperclasses(), item.getAllRawInterfaces())
                .flatMap(Collection::stream);
    }
}
