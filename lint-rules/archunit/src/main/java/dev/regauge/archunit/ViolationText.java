package dev.regauge.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.SourceCodeLocation;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.report.Plain;
import dev.regauge.route.Route;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A finding as the text of a violation. White space is folded, and lines stand in it as ArchUnit writes them only, so that
 * the text stays when code is formatted anew or moves.
 *
 * @param finding which one it is
 * @param place where it is, in ArchUnit's way
 * @param sql the statement, behind a colon where there is one
 * @param details what happens and what to do, in lines
 */
record ViolationText(String finding, String place, String sql, String details) {

    private static final String INDENT = "    ";

    static ViolationText of(Finding finding, JavaClass owner, Route route) {
        Location location = finding.location();
        String member = owner.getName() + (location.method().isEmpty() ? "" : "." + location.method());
        String place = SourceCodeLocation.of(owner, location.line()).toString();
        String sql = folded(finding.sql());
        return new ViolationText(
                member + " violates " + finding.rule() + " in ",
                place,
                sql.isEmpty() ? "" : ": " + sql,
                lines(finding, route));
    }

    private static String lines(Finding finding, Route route) {
        String all = folded(finding.message()) + "\n" + Plain.details(folded(finding), route.toString());
        return all.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> "\n" + INDENT + line)
                        .collect(Collectors.joining())
                + via(finding.via());
    }

    /** The same without its statement, which the head has. */
    private static Finding folded(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.change(),
                finding.severity(),
                finding.location(),
                OptionalInt.empty(),
                finding.sink(),
                "",
                OptionalInt.empty(),
                finding.message(),
                folded(finding.why()),
                finding.from(),
                finding.to(),
                finding.source(),
                folded(finding.advice()),
                finding.corrected().flatMap(ViolationText::code),
                finding.safeEdit(),
                finding.via());
    }

    /** A comment to the end of its line would swallow what is folded behind it. */
    private static Optional<String> code(String corrected) {
        String folded = corrected.contains("--")
                ? corrected.lines().map(String::strip).collect(Collectors.joining("\n"))
                : folded(corrected);
        return Optional.of(folded);
    }

    private static String via(List<Location> calls) {
        return calls.isEmpty()
                ? ""
                : "\n" + INDENT + "reaches the driver through "
                        + calls.stream()
                                .map(call -> call.className() + "." + call.method())
                                .collect(Collectors.joining(", then "));
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** ArchUnit's stores take a line break behind a backslash for one within the violation. */
    private static String closed(String text) {
        return text.endsWith("\\") ? text + " " : text;
    }

    /** What stays when wording and evidence change with a version of Regauge. */
    private String head() {
        return finding + place + sql;
    }

    /** What it is, wherever it is. */
    String unplaced() {
        return finding + sql + details;
    }

    /** The text of the second, third and so on of the same text. */
    String nth(int number) {
        return closed(head() + " [" + number + "]" + details);
    }

    @Override
    public String toString() {
        return closed(head() + details);
    }
}
