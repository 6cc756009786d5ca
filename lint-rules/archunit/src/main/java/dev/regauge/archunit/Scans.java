package dev.regauge.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.regauge.lint.scan.ChosenClasses;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.SinkDeclaration;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scans of imported classes, for several rules that look at the same. They are kept while these are, and let go of by the
 * next look at other classes. Classes are the same where they are one object; two imports are equal to ArchUnit when their
 * names are.
 */
final class Scans {

    private static final List<Scans> KEPT = new ArrayList<>();

    private final WeakReference<JavaClasses> classes;
    private final Map<Question, ScanResult> results = new HashMap<>();

    /** What a scan depends on beside the classes. */
    private record Question(Set<Path> projects, List<SinkDeclaration> sinks) {}

    private Scans(JavaClasses classes) {
        this.classes = new WeakReference<>(classes);
    }

    /**
     * Scans classes.
     *
     * @param sources of these classes
     * @param projects folders of the projects that they are of
     */
    static ScanResult of(
            Collection<JavaClass> classes, ClassSources sources, Set<Path> projects, List<SinkDeclaration> sinks) {
        Question question = new Question(Set.copyOf(projects), List.copyOf(sinks));
        return classes instanceof JavaClasses imported
                ? kept(imported).result(question, sources)
                : scan(question, sources);
    }

    private static Scans kept(JavaClasses classes) {
        synchronized (KEPT) {
            for (Iterator<Scans> all = KEPT.iterator(); all.hasNext(); ) {
                Scans scans = all.next();
                if (scans.classes.refersTo(classes)) {
                    return scans;
                }
                if (scans.classes.refersTo(null)) {
                    all.remove();
                }
            }
            Scans scans = new Scans(classes);
            KEPT.add(scans);
            return scans;
        }
    }

    private synchronized ScanResult result(Question question, ClassSources sources) {
        return results.computeIfAbsent(question, key -> scan(key, sources));
    }

    private static ScanResult scan(Question question, ClassSources sources) {
        ScanResult found = ChosenClasses.scan(sources.chosen(), sources.known(), question.projects(), question.sinks());
        List<String> skipped = new ArrayList<>(found.skipped());
        sources.unknown().forEach(name -> skipped.add(name.replace('.', '/') + ".class: nobody knows where it lies"));
        return found.withSkipped(skipped);
    }
}
