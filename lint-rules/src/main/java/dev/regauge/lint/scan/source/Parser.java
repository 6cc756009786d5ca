package dev.regauge.lint.scan.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** The JDK's own parser, without anything behind it: no name is looked up, no annotation processor runs. */
final class Parser {

    private static final int AT_ONCE = 100;
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-nowarn", "-Xlint:none", "-XDallowStringFolding=false");

    private final JavaCompiler compiler;
    private final BiConsumer<Path, String> unread;

    /** A source file that was understood. */
    record Parsed(Path path, String text, CompilationUnitTree tree, SourcePositions positions) {}

    /**
     * A parser.
     *
     * @param unread told each file that cannot be parsed, and why
     */
    Parser(JavaCompiler compiler, BiConsumer<Path, String> unread) {
        this.compiler = compiler;
        this.unread = unread;
    }

    /** Parses files, some at a time, and hands each over in order: the trees of all would not fit into memory. */
    void parse(List<Path> files, Consumer<Parsed> to) {
        for (int start = 0; start < files.size(); start += AT_ONCE) {
            some(files.subList(start, Math.min(files.size(), start + AT_ONCE)), to);
        }
    }

    /** Parses a text that may stand nowhere yet. */
    Optional<Parsed> parse(SourceText text) {
        try {
            return trees(List.of(text)).stream().findFirst();
        } catch (RuntimeException | StackOverflowError | IOException e) {
            unread.accept(text.path(), "cannot be parsed (" + e.getClass().getSimpleName() + ")");
            return Optional.empty();
        }
    }

    private void some(List<Path> files, Consumer<Parsed> to) {
        List<SourceText> texts = new ArrayList<>();
        for (Path file : files) {
            try {
                texts.add(SourceText.read(file));
            } catch (IOException e) {
                unread.accept(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
            }
        }
        List<Parsed> parsed;
        try {
            parsed = trees(texts);
        } catch (RuntimeException | StackOverflowError | IOException e) {
            parsed = oneByOne(texts);
        }
        parsed.forEach(to);
    }

    private List<Parsed> oneByOne(List<SourceText> texts) {
        List<Parsed> parsed = new ArrayList<>();
        for (SourceText text : texts) {
            try {
                parsed.addAll(trees(List.of(text)));
            } catch (RuntimeException | StackOverflowError | IOException e) {
                unread.accept(text.path(), "cannot be parsed (" + e.getClass().getSimpleName() + ")");
            }
        }
        return parsed;
    }

    private List<Parsed> trees(List<SourceText> texts) throws IOException {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        StringWriter noise = new StringWriter();
        try (var manager = compiler.getStandardFileManager(said, Locale.ROOT, null)) {
            // it would open every jar of the class path, in search of plugins that start by themselves
            manager.setLocation(StandardLocation.CLASS_PATH, List.of());
            manager.setLocation(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
            JavacTask task = (JavacTask) compiler.getTask(noise, manager, said, OPTIONS, null, texts);
            Iterable<? extends CompilationUnitTree> units = task.parse();
            Set<SourceText> wrong = wrong(said);
            // the compiler wraps what it is given, so that only the name tells which it was
            Map<URI, SourceText> byName = new HashMap<>();
            texts.forEach(text -> byName.put(text.toUri(), text));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Parsed> parsed = new ArrayList<>();
            for (CompilationUnitTree unit : units) {
                SourceText source = byName.get(unit.getSourceFile().toUri());
                if (source != null && !wrong.contains(source)) {
                    parsed.add(new Parsed(source.path(), source.text(), unit, positions));
                }
            }
            return parsed;
        }
    }

    private Set<SourceText> wrong(DiagnosticCollector<JavaFileObject> said) {
        Set<SourceText> wrong = new HashSet<>();
        for (Diagnostic<? extends JavaFileObject> each : said.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR
                    && each.getSource() instanceof SourceText source
                    && wrong.add(source)) {
                unread.accept(
                        source.path(),
                        "not understood by this JDK's parser (line " + each.getLineNumber() + ": "
                                + each.getMessage(Locale.ROOT)
                                        .lines()
                                        .findFirst()
                                        .orElse("") + ")");
            }
        }
        return wrong;
    }
}
