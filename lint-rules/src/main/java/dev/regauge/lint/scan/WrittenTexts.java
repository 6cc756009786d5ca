package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /** The length of what constants are found by; those of several words are no shorter. */
    private static final int START = 3;

    /** Where concatenations and formats put something else. */
    private static final Pattern GAPS = Pattern.compile("[\\x01\\x02]|%[sd]");

    private static final Pattern SEVERAL_WORDS = Pattern.compile("\\S\\s+\\S");

    private final Map<String, ClassFile> read = new LinkedHashMap<>();
    private final Predicate<String> chosen;
    private final Function<ClassFile, String> files;
    private final Map<String, List<String>> constants = new HashMap<>();
    private final Map<String, Boolean> elsewhere = new HashMap<>();
    private final Map<String, List<Constant>> byStart = new HashMap<>();

    /** A constant of several words; sorted, those of one class are in the order of its file. */
    private record Constant(String owner, int number, String text) implements Comparable<Constant> {

        @Override
        public int compareTo(Constant other) {
            int byOwner = owner.compareTo(other.owner);
            return byOwner != 0 ? byOwner : Integer.compare(number, other.number);
        }
    }

    /**
     * The texts of classes.
     *
     * @param read all classes
     * @param chosen which are chosen, by their internal names
     * @param files the file to name for one
     */
    WrittenTexts(Iterable<ClassFile> read, Predicate<String> chosen, Function<ClassFile, String> files) {
        read.forEach(file -> this.read.put(file.name(), file));
        this.chosen = chosen;
        this.files = files;
    }

    /**
     * The sites of classes that are not chosen, once for each place in chosen classes that a text of them is written at,
     * however many ways lead from there to one sink.
     *
     * @param told those of chosen classes: what is told there already is not told again
     */
    List<SqlSite> ofChosen(Collection<SqlSite> sites, Collection<SqlSite> told) {
        if (sites.isEmpty()) {
            return List.of();
        }
        Set<List<Object>> known = new HashSet<>();
        for (SqlSite site : told) {
            site.templates().forEach(template -> known.add(named(site.location(), template)));
        }
        Map<List<Object>, SqlSite> found = new LinkedHashMap<>();
        for (SqlSite site : sites) {
            for (SqlSite moved : ofChosen(site)) {
                if (!moved.templates().stream()
                        .allMatch(template -> known.contains(named(moved.location(), template)))) {
                    found.merge(List.of(moved.location(), moved.sink(), moved.templates()), moved, Sites::merged);
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** The call may stand in another line than the text that it is given. */
    private static List<Object> named(Location place, SqlTemplate template) {
        return List.of(place.className(), place.method(), template);
    }

    private Collection<SqlSite> ofChosen(SqlSite site) {
        Set<String> through = Stream.concat(Stream.of(site.location()), site.via().stream())
                .map(call -> call.className().replace('.', '/'))
                .collect(Collectors.toSet());
        Map<Location, SqlSite> found = new LinkedHashMap<>();
        for (SqlTemplate template : site.templates()) {
            if (!isOf(through, template)) {
                places(template, through)
                        .forEach(at -> found.merge(at, moved(site, List.of(template), at), WrittenTexts::both));
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

    /** One for each chosen class that has written something of it. */
    private Collection<Location> places(SqlTemplate template, Set<String> through) {
        Map<String, Location> places = new LinkedHashMap<>();
        for (Constant constant : constantsIn(template)) {
            if (!through.contains(constant.owner())
                    && !places.containsKey(constant.owner())
                    && (constant.text().equals(template.text().strip()) || !isElsewhere(constant.text()))) {
                place(find(constant.owner()).orElseThrow(), constant.text())
                        .ifPresent(at -> places.put(constant.owner(), at));
            }
        }
        return places.values();
    }

    private SortedSet<Constant> constantsIn(SqlTemplate template) {
        if (byStart.isEmpty()) {
            read.keySet().stream().filter(chosen).forEach(this::enter);
        }
        SortedSet<Constant> found = new TreeSet<>();
        texts(template).forEach(text -> {
            for (int at = 0; at + START <= text.length(); at++) {
                for (Constant constant : byStart.getOrDefault(text.substring(at, at + START), List.of())) {
                    if (text.startsWith(constant.text(), at)) {
                        found.add(constant);
                    }
                }
            }
        });
        return found;
    }

    private void enter(String owner) {
        List<String> all = constants(owner);
        for (int i = 0; i < all.size(); i++) {
            if (SEVERAL_WORDS.matcher(all.get(i)).find()) {
                byStart.computeIfAbsent(all.get(i).substring(0, START), key -> new ArrayList<>())
                        .add(new Constant(owner, i, all.get(i)));
            }
        }
    }

    private boolean isElsewhere(String constant) {
        return elsewhere.computeIfAbsent(
                constant,
                key -> read.keySet().stream()
                        .filter(name -> !chosen.test(name))
                        .anyMatch(name -> constants(name).stream().anyMatch(other -> other.contains(key))));
    }

    private Optional<ClassFile> find(String name) {
        return Optional.ofNullable(read.get(name));
    }

    private static Stream<String> texts(SqlTemplate template) {
        return template.parts().stream()
                .filter(SqlTemplate.Text.class::isInstance)
                .map(part -> ((SqlTemplate.Text) part).text().strip());
    }

    private List<String> constants(String name) {
        return constants.computeIfAbsent(
                name,
                key -> find(key).stream()
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
