package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Text;
import dev.regauge.lint.scan.markup.Decoded;
import dev.regauge.lint.scan.markup.NotReadable;
import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.Statements;
import dev.regauge.lint.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements that lie in files of their own, {@code find.sql}, and that code names where it reads them: whatever a
 * method makes of such a name, or of what another made of it, is followed until it is a text that meets a sink.
 *
 * <p>Only a file with one statement, with parameters and without anything to be filled in, is taken for what is sent:
 * others may be cut or changed on the way, and scripts without parameters are judged by themselves.
 */
final class SqlFiles {

    private static final String WORDS = "what is read as ";
    private static final Pattern NAME = Pattern.compile("(?:classpath\\*?:)?/?([\\w.-]+(?:/[\\w.-]+)*\\.sql)");
    private static final Pattern FILLED_IN = Pattern.compile("[{}$]|%[sd]|<%|<#");

    private final List<Resource> files;

    private SqlFiles(List<Resource> files) {
        this.files = files;
    }

    static SqlFiles among(List<Resource> resources) {
        return new SqlFiles(resources.stream()
                .filter(resource -> resource.path().endsWith(".sql"))
                .toList());
    }

    /** Where something comes from that a method makes of these, where one is the name of such a file, or comes from one. */
    static Optional<String> origin(ScanFrame frame, List<Value> arguments) {
        for (Value argument : arguments) {
            Value value = frame.content(argument).orElse(argument);
            Optional<String> name = Texts.constant(value)
                    .filter(text -> text.endsWith(".sql") && NAME.matcher(text).matches());
            if (name.isPresent()) {
                return name.map(WORDS::concat);
            }
            if (isFile(value.origin())) {
                return Optional.of(value.origin());
            }
        }
        return Optional.empty();
    }

    /** What a method of the program makes of the name of such a file, where it is a text that nobody knows. */
    static Optional<Value> read(ScanFrame frame, MethodKey called, Value result, List<Value> arguments) {
        boolean isText = called.descriptor().endsWith(")Ljava/lang/String;");
        return isText && isUnknown(result)
                ? origin(frame, arguments).map(words -> new Value.Unknown(Value.STRING, words))
                : Optional.empty();
    }

    private static boolean isUnknown(Value value) {
        return value instanceof Value.Unknown
                || (value instanceof Text text
                        && text.drafts().stream()
                                .flatMap(draft -> draft.pieces().stream())
                                .allMatch(Draft.Gap.class::isInstance));
    }

    /** Whether a text has something of such a file in it. */
    static boolean isIn(Text text) {
        return text.drafts().stream().flatMap(draft -> draft.origin().stream()).anyMatch(SqlFiles::isFile);
    }

    private static boolean isFile(String origin) {
        return origin.startsWith(WORDS) && origin.endsWith(".sql");
    }

    /** The site with what the files hold. */
    SqlSite filled(SqlSite site) {
        if (site.templates().stream().noneMatch(SqlFiles::isWhole)) {
            return site;
        }
        List<SqlTemplate> templates = new ArrayList<>();
        for (SqlTemplate template : site.templates()) {
            templates.add(isWhole(template) ? statement(template).orElse(template) : template);
        }
        return new SqlSite(
                templates, site.sink(), site.location(), site.bindings(), site.reads(), site.via(), site.uses());
    }

    private static boolean isWhole(SqlTemplate template) {
        return template.parts().size() == 1
                && template.parts().get(0) instanceof SqlTemplate.Hole hole
                && isFile(hole.origin());
    }

    private Optional<SqlTemplate> statement(SqlTemplate template) {
        String origin = ((SqlTemplate.Hole) template.parts().get(0)).origin();
        Matcher matcher = NAME.matcher(origin.substring(WORDS.length()));
        String path = matcher.matches() ? matcher.group(1) : "";
        List<Resource> named = files.stream()
                .filter(file -> file.path().equals(path) || file.path().endsWith("/" + path))
                .toList();
        return named.size() == 1 ? statement(named.get(0)).map(SqlTemplate::of) : Optional.empty();
    }

    private static Optional<String> statement(Resource file) {
        String text = text(file);
        Tokens tokens = Lexer.tokens(text, Reading.NAMED);
        boolean sent = !tokens.parameters().isEmpty()
                && Statements.split(tokens).size() == 1
                && !FILLED_IN.matcher(text).find();
        return sent ? Optional.of(text) : Optional.empty();
    }

    /** What cannot be read is told of where all resources are read. */
    private static String text(Resource file) {
        try {
            return Decoded.utf8(file.bytes()).strip();
        } catch (NotReadable told) {
            return "";
        }
    }
}
