package dev.regauge.lint.settings;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppression;
import dev.regauge.lint.Suppression.Kind;
import dev.regauge.lint.scan.Ignore;
import dev.regauge.lint.scan.Ignore.Extent;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.Shown;
import dev.regauge.lint.sql.TokenKind;
import dev.regauge.lint.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds all that says which findings of a project may stay, whichever way it is said. */
final class Markers {

    private final List<Marker> found = new ArrayList<>();
    private final List<Finding> problems = new ArrayList<>();

    private Markers() {}

    static Markers of(ScanResult scan, LintConfig config, FileComments comments) {
        Markers markers = new Markers();
        scan.ignores().forEach(markers::annotation);
        scan.sites().forEach(markers::site);
        comments.all().forEach(markers::comment);
        config.suppressions().forEach(entry -> markers.entry(entry, config.file()));
        return markers;
    }

    /** In the order in which they are asked. */
    List<Marker> all() {
        return found;
    }

    /** Those that cannot be followed. */
    List<Finding> problems() {
        return problems;
    }

    private void annotation(Ignore ignore) {
        Location place = ignore.location();
        if (ignore.elsewhere()) {
            addElsewhere(ignore, place);
            return;
        }
        String key = String.join("\0", outermost(place.className()), place.method(), ignore.reason());
        add(
                Kind.ANNOTATION,
                place,
                new IgnoreComment(ignore.rules(), ignore.reason()),
                key,
                finding -> ignore.extents().stream().anyMatch(extent -> covers(extent, place, finding)));
        if (ignore.extents().isEmpty()) {
            problems.add(SuppressionProblem.noText(place));
        }
    }

    /** Whoever looks there says what is wrong with it. */
    private void addElsewhere(Ignore ignore, Location place) {
        List<String> rules = ignore.rules().stream()
                .filter(rule -> SuppressionProblem.isKnown(Kind.ANNOTATION, rule))
                .toList();
        if (!ignore.reason().isEmpty()) {
            found.add(new Marker(
                    new Suppression(Kind.ANNOTATION, place, ignore.reason()),
                    rules,
                    finding -> ignore.extents().stream().anyMatch(extent -> covers(extent, place, finding)),
                    String.join("\0", place.className(), place.method(), ignore.reason()),
                    true));
        }
    }

    /** What is written once is in the class and the companion, or the forwarder, that a compiler makes of it. */
    private static String outermost(String className) {
        int at = className.indexOf('$', className.lastIndexOf('.') + 2);
        return at < 0 ? className : className.substring(0, at);
    }

    /**
     * A constant covers the statement that it is, wherever that is used; of a statement that it is a part of, nobody can tell
     * whose part that is but in the class that declares it.
     */
    private static boolean covers(Extent extent, Location declared, Finding finding) {
        if (extent instanceof Ignore.OfText text) {
            String shown = Shown.of(text.text(), Reading.SERVER).text().strip();
            return finding.sql().strip().equals(shown)
                    || (outermost(declared.className())
                                    .equals(outermost(finding.location().className()))
                            && isPart(shown, finding));
        }
        return Stream.concat(Stream.of(finding.location()), finding.via().stream())
                .anyMatch(place -> covers(extent, place));
    }

    private static boolean covers(Extent extent, Location place) {
        String type = place.className();
        if (extent instanceof Ignore.OfPackage of) {
            return !type.isEmpty() && of.name().equals(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
        }
        if (extent instanceof Ignore.OfType of) {
            return type.equals(of.className()) || type.startsWith(of.className() + "$");
        }
        return extent instanceof Ignore.OfMethod of
                && type.equals(of.className())
                && place.method().equals(of.method())
                && (of.first() == 0 || place.line() == 0 || (place.line() >= of.first() && place.line() <= of.last()));
    }

    /** The place in the statement is in the text. A word is in too many statements to count. */
    private static boolean isPart(String text, Finding finding) {
        String sql = finding.sql();
        boolean words = text.chars().anyMatch(Character::isWhitespace);
        if (!words || finding.caret().isEmpty() || finding.sink().isEmpty()) {
            return false;
        }
        int caret = finding.caret().getAsInt();
        for (int at = sql.indexOf(text); at >= 0 && at <= caret; at = sql.indexOf(text, at + 1)) {
            if (caret < at + text.length()) {
                return true;
            }
        }
        return false;
    }

    private void site(SqlSite site) {
        for (SqlTemplate template : site.templates()) {
            if (IgnoreComment.at(template.text()) >= 0) {
                comments(site, Shown.of(template.text(), Reading.SERVER).text());
            }
        }
    }

    private void comments(SqlSite site, String sql) {
        Tokens tokens = Lexer.tokens(sql, Reading.SERVER);
        for (int token = 0; token < tokens.size(); token++) {
            TokenKind kind = tokens.kind(token);
            if (kind == TokenKind.BLOCK_COMMENT || kind == TokenKind.LINE_COMMENT) {
                String written = tokens.text(token);
                Location place = site.location();
                // a constant is in many statements, and used where one of them has a finding
                IgnoreComment.in(written)
                        .forEach(text -> add(
                                Kind.COMMENT,
                                place,
                                text,
                                written,
                                finding -> isAt(finding, place) && finding.sql().contains(written)));
            }
        }
    }

    private static boolean isAt(Finding finding, Location place) {
        return !finding.sink().isEmpty()
                && finding.location().file().equals(place.file())
                && finding.location().className().equals(place.className())
                && finding.location().method().equals(place.method());
    }

    private void comment(FileComments.Comment comment) {
        Location place = Location.inFile(comment.file(), comment.line());
        // whose place is that of the statement; a comment of the file around it is another, whatever it says
        boolean ofStatement = comment.ofSql()
                && found.stream()
                        .anyMatch(known -> known.by().kind() == Kind.COMMENT
                                && known.by().place().file().equals(comment.file())
                                && known.by().reason().equals(comment.text().reason())
                                && known.rules().equals(comment.text().rules()));
        String key = comment.file() + "\0" + comment.line();
        if (!ofStatement) {
            add(
                    Kind.COMMENT,
                    place,
                    comment.text(),
                    key,
                    finding -> finding.location().className().isEmpty()
                            && comment.covers(
                                    finding.location().file(),
                                    finding.location().line()));
        }
    }

    private void entry(ConfiguredSuppression entry, String file) {
        String key = file + "\0" + entry.line();
        add(
                Kind.CONFIGURATION,
                Location.inFile(file, entry.line()),
                new IgnoreComment(entry.rules(), entry.reason()),
                key,
                finding -> entry.covers(finding.location()));
    }

    private void add(
            Kind kind, Location place, IgnoreComment text, String key, java.util.function.Predicate<Finding> covers) {
        List<Finding> wrong = SuppressionProblem.of(kind, place, text);
        problems.addAll(wrong);
        if (!text.reason().isEmpty()) {
            List<String> rules = text.rules().stream()
                    .filter(rule -> SuppressionProblem.isKnown(kind, rule))
                    .toList();
            found.add(new Marker(new Suppression(kind, place, text.reason()), rules, covers, key, false));
        }
    }
}
