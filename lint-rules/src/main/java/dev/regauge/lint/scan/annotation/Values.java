package dev.regauge.lint.scan.annotation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;

/**
 * An annotation with what it is given; what it is not given is absent, whatever its default is.
 *
 * @param type descriptor of its class
 * @param given by the name of the element: a constant as the class file has it, {@link Values}, the name of an enum
 *     constant, or a list of these
 */
record Values(String type, Map<String, Object> given) {

    /** How deep annotations stand in annotations; no known one goes further. */
    private static final int DEEPEST = 5;

    /** The text, or the texts of an array with a blank between them. */
    Optional<String> text(String name) {
        Object value = given.get(name);
        if (value instanceof List<?> list) {
            return list.stream().allMatch(String.class::isInstance)
                    ? Optional.of(String.join(
                            " ", list.stream().map(String.class::cast).toList()))
                    : Optional.empty();
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The line that it stands in, where it is known. */
    OptionalInt line() {
        return given.get(AnnotatedSql.LINE) instanceof Integer line ? OptionalInt.of(line) : OptionalInt.empty();
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(given.get(name));
    }

    /** The annotations in an array of such. */
    List<Values> annotations(String name) {
        return given.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Values.class::isInstance)
                        .map(Values.class::cast)
                        .toList()
                : List.of();
    }

    /** Collects an annotation. */
    static AnnotationVisitor collect(String type, Consumer<Values> done) {
        return new Collector(new LinkedHashMap<>(), values -> done.accept(new Values(type, values)), 0);
    }

    private static final class Collector extends AnnotationVisitor {
        private final Map<String, Object> values;
        private final Consumer<Map<String, Object>> done;
        private final int depth;

        Collector(Map<String, Object> values, Consumer<Map<String, Object>> done, int depth) {
            super(Opcodes.ASM9);
            this.values = values;
            this.done = done;
            this.depth = depth;
        }

        @Override
        public void visit(@Nullable String name, Object value) {
            put(name, value);
        }

        @Override
        public void visitEnum(@Nullable String name, String type, String value) {
            put(name, value);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(@Nullable String name, String type) {
            return depth == DEEPEST
                    ? null
                    : new Collector(new LinkedHashMap<>(), inner -> put(name, new Values(type, inner)), depth + 1);
        }

        @Override
        public @Nullable AnnotationVisitor visitArray(@Nullable String name) {
            return depth == DEEPEST
                    ? null
                    : new Collector(
                            new LinkedHashMap<>(), inner -> put(name, new ArrayList<>(inner.values())), depth + 1);
        }

        @Override
        public void visitEnd() {
            done.accept(values);
        }

        /** The elements of an array have no names and get numbers. */
        private void put(@Nullable String name, Object value) {
            values.put(name == null ? String.valueOf(values.size()) : name, value);
        }
    }
}
