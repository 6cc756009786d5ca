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
 * calls and nowhere else: a local one, or a constant that no other file can name. What a name means is told by its spelling;
 * where that could be wrong, nothing is found, nor is a text that a method hands on.
 */
final class JavaTexts {

    private final Sources sources;
    private final List<SqlSite> sites;

    /** @param sites all that the project has */
    JavaTexts(Sources sources, List<SqlSite> sites) {
        this.sources = sources;
        this.sites = sites;
    }

    Located of(SqlSite site, String sql) {
        String file = site.location().file();
        Optional<ConstantTexts> texts = sources.texts(file);
        if (texts.isEmpty()) {
            return new Located.Nowhere("its source cannot be parsed here");
        }
        if (!site.via().isEmpty()) {
            return new Located.Nowhere("its text gets there through another method, which may do more with it");
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
        return use instanceof TextUse.Argument argument
                && site.via().isEmpty()
                && site.location().file().equals(file)
                && argument.line() == site.location().line()
                && argument.method().equals(site.sink().method());
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
        List<SourceFile.Span> literals = text.literals().stream()
                .map(literal -> new SourceFile.Span(literal.start(), literal.end()))
                .toList();
        return new Located.At(file, placed, literals, reaches);
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
        List<ConstantTexts.Text> variables = texts.references().stream()
                .filter(reference -> isArgument(reference.use(), site, file))
                .flatMap(reference -> texts.texts().stream()
                        .filter(text -> text.use() instanceof TextUse.Variable variable
                                && mayMean(reference, variable)
                                && isPlain(reference, variable)))
                .filter(text -> text.value().equals(sql))
                .distinct()
                .toList();
        if (variables.size() != 1) {
            return new Located.Nowhere("its text does not stand in one literal that the call is given");
        }
        return sharedBy(file, variables.get(0), sql, texts);
    }

    /** All that a variable is given to must be calls of sites with this very text. */
    private Located sharedBy(String file, ConstantTexts.Text text, String sql, ConstantTexts texts) {
        TextUse.Variable variable = (TextUse.Variable) text.use();
        int start = variable.isLocal() ? variable.start() : 0;
        int end = variable.isLocal() ? variable.end() : Integer.MAX_VALUE;
        if (texts.declarations(variable.name(), start, end) > 1) {
            return new Located.Nowhere("several variables have the name " + variable.name());
        }
        List<ConstantTexts.Reference> passed = texts.references().stream()
                .filter(reference -> mayMean(reference, variable))
                .toList();
        Optional<ConstantTexts.Reference> another = passed.stream()
                .filter(reference -> !isPlain(reference, variable) || !isGivenToSite(reference, file, sql))
                .findFirst();
        return another.<Located>map(
                        reference -> new Located.Nowhere("the text is used elsewhere too: " + place(file, reference)))
                .orElseGet(() -> at(
                        file,
                        text,
                        site -> has(site, sql)
                                && passed.stream().anyMatch(reference -> isArgument(reference.use(), site, file))));
    }

    private boolean isGivenToSite(ConstantTexts.Reference reference, String file, String sql) {
        return sites.stream().anyMatch(site -> has(site, sql) && isArgument(reference.use(), site, file));
    }

    private String place(String file, ConstantTexts.Reference reference) {
        return file + ":" + sources.file(file).orElseThrow().line(reference.at());
    }

    /** Whether a name is not provably that of another variable: a local one has no qualifier, and ends with its block. */
    private static boolean mayMean(ConstantTexts.Reference reference, TextUse.Variable variable) {
        boolean visible = !variable.isLocal()
                || (reference.qualifier().isEmpty()
                        && variable.start() <= reference.at()
                        && reference.at() <= variable.end());
        return visible && reference.name().equals(variable.name());
    }

    /** Whether a name can be followed: through an object, or a class that inherits, it may be that of another variable. */
    private static boolean isPlain(ConstantTexts.Reference reference, TextUse.Variable variable) {
        return reference.qualifier().isEmpty() || reference.qualifier().equals(variable.owner());
    }
}
