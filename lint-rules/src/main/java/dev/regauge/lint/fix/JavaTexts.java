package dev.regauge.lint.fix;

import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.source.ConstantTexts;
import dev.regauge.lint.scan.source.TextUse;
import dev.regauge.url.rewrite.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the literal in a Java source that a call is given: in the call itself, or through a variable that is given to such
 * calls and nowhere else. What a name means is told by its spelling; where that could be wrong, nothing is found.
 */
final class JavaTexts {

    private static final String ELSEWHERE = "the text is used elsewhere too: ";

    private final Sources sources;
    private final List<SqlSite> sites;

    /** @param sites all that the project has */
    JavaTexts(Sources sources, List<SqlSite> sites) {
        this.sources = sources;
        this.sites = sites;
    }

    /** A variable and the file that declares it. */
    private record Declared(String file, ConstantTexts.Text text, TextUse.Variable variable) {}

    Located of(SqlSite site, String sql) {
        String file = site.location().file();
        Optional<ConstantTexts> texts = sources.texts(file);
        if (texts.isEmpty()) {
            return new Located.Nowhere("its source cannot be parsed here");
        }
        if (site.sink().way() != Sink.Way.CALL) {
            return inAnnotation(file, site, sql, texts.get());
        }
        List<ConstantTexts.Text> direct = texts.get().texts().stream()
                .filter(text -> text.value().equals(sql) && isArgument(text.use(), site, file))
                .toList();
        if (direct.size() == 1) {
            return direct(file, direct.get(0), sql);
        }
        return direct.isEmpty()
                ? throughVariable(file, site, sql, texts.get())
                : new Located.Nowhere("its text stands in several places of the line");
    }

    private static boolean isArgument(TextUse use, SqlSite site, String file) {
        if (!(use instanceof TextUse.Argument argument)
                || !site.location().file().equals(file)
                || argument.line() != site.location().line()) {
            return false;
        }
        // what a helper is called, nobody has noted
        return !site.via().isEmpty() || argument.method().equals(site.sink().method());
    }

    private Located direct(String file, ConstantTexts.Text text, String sql) {
        int line = ((TextUse.Argument) text.use()).line();
        return at(file, text, site -> has(site, sql) && Located.passes(site, file, line));
    }

    private static boolean has(SqlSite site, String sql) {
        return site.templates().stream()
                .anyMatch(template -> template.constant().filter(sql::equals).isPresent());
    }

    private Located at(String file, ConstantTexts.Text text, Predicate<SqlSite> reaches) {
        return sources.file(file)
                .map(source -> placed(source, text))
                .filter(placed ->
                        placed.value().equals(text.value()) && !text.value().isEmpty())
                .<Located>map(placed -> at(file, text, placed, reaches))
                .orElse(new Located.Nowhere("its literal is written in a way that is not followed"));
    }

    private static Located.At at(String file, ConstantTexts.Text text, PlacedText placed, Predicate<SqlSite> reaches) {
        int end = text.literals().get(text.literals().size() - 1).end();
        return new Located.At(file, placed, text.literals().get(0).start(), end, reaches);
    }

    static PlacedText placed(SourceFile file, ConstantTexts.Text text) {
        PlacedText placed = new PlacedText();
        text.literals().forEach(span -> JavaLiteral.read(file.text(), span.start(), span.end(), placed));
        return placed;
    }

    private Located inAnnotation(String file, SqlSite site, String sql, ConstantTexts texts) {
        List<Located> found = new ArrayList<>();
        SourceFile source = sources.file(file).orElseThrow();
        for (ConstantTexts.Text text : texts.texts()) {
            if (text.use() instanceof TextUse.InAnnotation) {
                PlacedText placed = placed(source, text);
                PlacedText sent = MapperStatements.expressions(placed);
                if (placed.value().equals(text.value()) && sent.value().equals(sql)) {
                    found.add(at(file, text, sent, other -> other.equals(site)));
                }
            }
        }
        return found.size() == 1
                ? found.get(0)
                : new Located.Nowhere(
                        found.isEmpty()
                                ? "its text does not stand in one literal of an annotation"
                                : "its text stands in several annotations of the file");
    }

    private Located throughVariable(String file, SqlSite site, String sql, ConstantTexts texts) {
        List<Declared> variables = texts.references().stream()
                .filter(reference -> isArgument(reference.use(), site, file))
                .flatMap(reference -> declarations(file, reference, texts).stream())
                .filter(declared -> declared.text().value().equals(sql))
                .distinct()
                .toList();
        if (variables.size() != 1) {
            return new Located.Nowhere("its text does not stand in one literal that the call is given");
        }
        return sharedBy(variables.get(0), sql);
    }

    private List<Declared> declarations(String file, ConstantTexts.Reference reference, ConstantTexts texts) {
        List<Declared> here = declarations(file, reference, reference.at(), texts);
        if (!here.isEmpty() || texts.declarations(reference.name(), 0, Integer.MAX_VALUE) > 0) {
            return here;
        }
        return sources.naming(reference.name(), file).stream()
                .filter(other -> other.endsWith(".java"))
                .flatMap(other -> sources.texts(other).stream()
                        .flatMap(known -> declarations(other, reference, -1, known).stream()))
                .toList();
    }

    /** @param at where the reference is in the file; -1 for one in another */
    private static List<Declared> declarations(
            String file, ConstantTexts.Reference reference, int at, ConstantTexts texts) {
        List<Declared> found = new ArrayList<>();
        for (ConstantTexts.Text text : texts.texts()) {
            if (text.use() instanceof TextUse.Variable variable
                    && variable.name().equals(reference.name())
                    && (at >= 0
                            ? variable.start() <= at && at <= variable.end() || !variable.isLocal()
                            : !variable.isPrivate())
                    && (reference.qualifier().isEmpty()
                            || reference.qualifier().equals("this")
                            || reference.qualifier().equals(variable.owner()))) {
                found.add(new Declared(file, text, variable));
            }
        }
        return found;
    }

    /** All that a variable is given to must be calls of sites with this very text. */
    private Located sharedBy(Declared declared, String sql) {
        TextUse.Variable variable = declared.variable();
        ConstantTexts own = sources.texts(declared.file()).orElseThrow();
        int end = variable.isLocal() ? variable.end() : Integer.MAX_VALUE;
        if (own.declarations(variable.name(), variable.isLocal() ? variable.start() : 0, end) > 1) {
            return new Located.Nowhere("several variables have the name " + variable.name());
        }
        List<Passed> passed = new ArrayList<>();
        for (ConstantTexts.Reference reference : own.references()) {
            boolean inside = !variable.isLocal() || (variable.start() <= reference.at() && reference.at() <= end);
            if (inside && means(reference, variable)) {
                passed.add(new Passed(declared.file(), reference));
            }
        }
        if (!variable.isPrivate()) {
            Optional<String> unknown = elsewhere(declared, passed);
            if (unknown.isPresent()) {
                return new Located.Nowhere(unknown.get());
            }
        }
        Optional<String> another = passed.stream()
                .filter(place -> !place.isGivenToSite(sites, sql))
                .findFirst()
                .map(place -> ELSEWHERE + place.file() + ":" + line(place));
        return another.<Located>map(Located.Nowhere::new)
                .orElseGet(() -> at(
                        declared.file(),
                        declared.text(),
                        site -> has(site, sql) && passed.stream().anyMatch(place -> place.isGivenTo(site))));
    }

    private int line(Passed place) {
        return sources.file(place.file()).orElseThrow().line(place.reference().at());
    }

    private static boolean means(ConstantTexts.Reference reference, TextUse.Variable variable) {
        boolean unqualified =
                reference.qualifier().isEmpty() || reference.qualifier().equals("this");
        return reference.name().equals(variable.name())
                && (unqualified || reference.qualifier().equals(variable.owner()));
    }

    /** Adds what other files do with a variable; answers why nobody can tell. */
    private Optional<String> elsewhere(Declared declared, List<Passed> passed) {
        TextUse.Variable variable = declared.variable();
        for (String other : sources.naming(variable.name(), declared.file())) {
            Optional<ConstantTexts> texts = other.endsWith(".java") ? sources.texts(other) : Optional.empty();
            if (texts.isEmpty()) {
                return Optional.of(ELSEWHERE + other);
            }
            boolean ownName = texts.get().declarations(variable.name(), 0, Integer.MAX_VALUE) > 0;
            texts.get().references().stream()
                    .filter(reference -> means(reference, variable))
                    .filter(reference -> !ownName || !reference.qualifier().isEmpty())
                    .filter(reference -> !reference.qualifier().equals("this"))
                    .forEach(reference -> passed.add(new Passed(other, reference)));
        }
        return Optional.empty();
    }

    /** A place that a variable is passed at. */
    private record Passed(String file, ConstantTexts.Reference reference) {

        boolean isGivenToSite(List<SqlSite> sites, String sql) {
            return sites.stream().anyMatch(site -> has(site, sql) && isGivenTo(site));
        }

        boolean isGivenTo(SqlSite site) {
            return isArgument(reference.use(), site, file);
        }
    }
}
