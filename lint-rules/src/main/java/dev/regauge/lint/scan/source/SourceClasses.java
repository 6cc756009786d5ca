package dev.regauge.lint.scan.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Makes class files of Java sources that nobody has compiled, good enough to be read and never to be run: names are
 * looked up in the project and in imports, nothing is attributed. What cannot be told stays a call of nobody and a value
 * of no type.
 *
 * @param classes class files, in the order of the files and of the classes in them
 * @param unread files, and bodies of methods, that were not understood
 */
public record SourceClasses(List<Sketch> classes, List<Unread> unread) {

    private static final String COMPILER = "jdk.compiler";

    /** A class file and the source file that it stems from. */
    public static final class Sketch {
        private final Path file;
        private final byte[] bytes;

        Sketch(Path file, byte[] bytes) {
            this.file = file;
            this.bytes = bytes;
        }

        /** The source file. */
        public Path file() {
            return file;
        }

        /** A copy of the class file. */
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** What was not understood, and why. */
    public record Unread(Path file, String why) {}

    /** Copies the lists. */
    public SourceClasses {
        classes = List.copyOf(classes);
        unread = List.copyOf(unread);
    }

    /** Whether this Java has a compiler, whose parser this needs. */
    public static boolean isPossible() {
        return ModuleLayer.boot().findModule(COMPILER).isPresent()
                && Reader.compiler().isPresent();
    }

    /**
     * Reads source files.
     *
     * @param files that stand for one program
     * @param libraries whether an import of a whole package may mean a class of a library, by its internal name
     * @throws IllegalStateException where this Java has no compiler
     */
    public static SourceClasses of(List<Path> files, Predicate<String> libraries) {
        JavaCompiler compiler = Reader.compiler()
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot read Java sources: this Java has no compiler; run with a JDK"));
        return new Reader(compiler, libraries).read(files);
    }

    /** Reads all files twice: first what they declare, then what they do. */
    private static final class Reader {
        private final JavaCompiler compiler;
        private final Universe universe;
        private final Map<Path, List<Declared>> declared = new HashMap<>();
        private final List<Sketch> classes = new ArrayList<>();
        private final List<Unread> unread = new ArrayList<>();

        Reader(JavaCompiler compiler, Predicate<String> libraries) {
            this.compiler = compiler;
            this.universe = new Universe(libraries);
        }

        static Optional<JavaCompiler> compiler() {
            return Optional.ofNullable(ToolProvider.getSystemJavaCompiler());
        }

        SourceClasses read(List<Path> files) {
            new Parser(compiler, (file, why) -> unread.add(new Unread(file, why))).parse(files, this::declare);
            List<Path> understood = files.stream().filter(declared::containsKey).toList();
            new Parser(compiler, (file, why) -> {}).parse(understood, this::sketch);
            return new SourceClasses(classes, unread);
        }

        private void declare(Parser.Parsed parsed) {
            Declarations declarations = new Declarations(universe, new Names(universe, parsed.tree()), Map.of());
            List<Declared> all = new ArrayList<>();
            for (Tree type : parsed.tree().getTypeDecls()) {
                if (type instanceof ClassTree tree) {
                    all.add(declarations.topLevel(tree, true));
                }
            }
            declared.put(parsed.path(), all);
        }

        private void sketch(Parser.Parsed parsed) {
            Output output = new Output(parsed.path());
            Names names = new Names(universe, parsed.tree());
            Unit unit = new Unit(universe, names, parsed.tree(), parsed.positions(), parsed.text(), output);
            int index = 0;
            for (Tree type : parsed.tree().getTypeDecls()) {
                if (type instanceof ClassTree tree) {
                    Declared known =
                            declared.getOrDefault(parsed.path(), List.of()).get(index++);
                    TypeSketch.of(unit, known, tree).write();
                }
            }
            classes.addAll(output.classes());
            unread.addAll(output.unread());
        }
    }
}
