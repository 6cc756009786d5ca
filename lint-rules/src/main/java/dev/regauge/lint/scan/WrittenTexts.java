package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells what chosen classes have written of statements that others hand over: a base class asks its subclasses for them, or
 * is made with them. A text is a chosen class's where a constant of several words of it stands in the text, and no other
 * class has that constant or the constant is all of the text.
 */
final class WrittenTexts {

    /** Where concatenations and formats put something else. */
    private static final Pattern GAPS = Pattern.compile("[\\x01\\x02]|%[sd]");

    private static final Pattern SEVERAL_WORDS = Pattern.compile("\\S\\s+\\S");

    private final ReadClasses read;
    private final Set<String> chosen;
    private final Function<ClassFile, String> files;
    private final Map<String, List<String>> constants = new HashMap<>();

    /**
     * The texts of classes.
     *
     * @param chosen their internal names
     * @param files the file to name for one
     */
    WrittenTexts(ReadClasses read, Set<String> chosen, Function<ClassFile, String> files) {
        this.read = read;
        this.chosen = new TreeSet<>(chosen);
        this.files = files;
    }

    /** The site of a class that is not chosen, once for each place in chosen classes that a text of it is written at. */
    Collection<SqlSite> ofChosen(SqlSite site) {
        Set<String> through = Stream.concat(Stream.of(site.location()), site.via().stream())
                .map(call -> call.className().replace('.', '/'))
                .collect(Collectors.toSet());
        Map<Location, SqlSite> found = new LinkedHashMap<>();
        for (SqlTemplate template : site.templates()) {
            if (!isOf(through, template)) {
                for (String name : chosen) {
                    if (!through.contains(name)) {
                        place(name, template)
                                .ifPresent(
                                        at -> found.merge(at, moved(site, List.of(template), at), WrittenTexts::both));
                    }
                }
            }
        }
        return found.values();
    }

    private static SqlSite both(SqlSite one, SqlSite other) {
        List<SqlTemplate> templates = new ArrayList<>(one.templates());
        templates.addAll(other.templates());
        return moved(one, templates, one.location(), one.via());
    }

    /** Whether the classes that it goes through have written all of it. */
    private boolean isOf(Set<String> names, SqlTemplate template) {
        return texts(template)
                .allMatch(text -> names.stream()
                        .flatMap(name -> constants(name).stream())
                        .anyMatch(constant -> constant.contains(text)));
    }

    private Optional<Location> place(String name, SqlTemplate template) {
        return constants(name).stream()
                .filter(constant -> SEVERAL_WORDS.matcher(constant).find())
                .filter(constant -> texts(template).anyMatch(text -> text.contains(constant)))
                .filter(constant -> constant.equals(template.text().strip()) || !isElsewhere(constant))
                .flatMap(constant -> place(read.find(name).orElseThrow(), constant).stream())
                .findFirst();
    }

    private boolean isElsewhere(String constant) {
        for (ClassFile file : read.all()) {
            if (!chosen.contains(file.name())
                    && constants(file.name()).stream().anyMatch(other -> other.contains(constant))) {
                return true;
            }
        }
        return false;
    }

    private static Stream<String> texts(SqlTemplate template) {
        return template.parts().stream()
                .filter(SqlTemplate.Text.class::isInstance)
                .map(part -> ((SqlTemplate.Text) part).text().strip());
    }

    private List<String> constants(String name) {
        return constants.computeIfAbsent(
                name,
                key -> read.find(key).stream()
                        .flatMap(file -> file.texts().stream())
                        .flatMap(WrittenTexts::pieces)
                        .toList());
    }

    private static Stream<String> pieces(String constant) {
        return GAPS.splitAsStream(constant).map(String::strip).filter(piece -> !piece.isEmpty());
    }

    /** Where the code of a class has a constant. */
    private Optional<Location> place(ClassFile file, String constant) {
        for (MethodNode method : file.tree().methods) {
            int line = 0;
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof LineNumberNode number) {
                    line = number.line;
                } else if (written(insn).flatMap(WrittenTexts::pieces).anyMatch(constant::equals)) {
                    return Optional.of(new Location(
                            files.apply(file),
                            line,
                            file.name().replace('/', '.'),
                            ClassScanner.sourceMethod(method.name)));
                }
            }
        }
        return Optional.empty();
    }

    private static Stream<String> written(AbstractInsnNode insn) {
        Stream<?> values = Stream.empty();
        if (insn instanceof LdcInsnNode constant) {
            values = Stream.of(constant.cst);
        } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
            values = Stream.of(dynamic.bsmArgs);
        }
        return values.filter(String.class::isInstance).map(String.class::cast);
    }

    private static SqlSite moved(SqlSite site, List<SqlTemplate> templates, Location to) {
        List<Location> via = new ArrayList<>(List.of(site.location()));
        via.addAll(site.via());
        return moved(site, templates, to, via);
    }

    /** Lines of the other file say nothing here. */
    private static SqlSite moved(SqlSite site, List<SqlTemplate> templates, Location to, List<Location> via) {
        return new SqlSite(
                templates,
                site.sink(),
                to,
                site.bindings().stream().map(binding -> at(binding, to.line())).toList(),
                site.reads().stream()
                        .map(read -> new Read(read.getter(), read.index(), read.column(), read.targetType(), to.line()))
                        .toList(),
                via,
                site.uses().stream()
                        .map(use -> new Use(use.method(), use.arguments(), to.line()))
                        .toList());
    }

    private static Binding at(Binding binding, int line) {
        return new Binding(
                binding.index(),
                binding.name(),
                binding.setter(),
                binding.valueType(),
                binding.constant(),
                binding.sqlType(),
                binding.origin(),
                line);
    }
}
