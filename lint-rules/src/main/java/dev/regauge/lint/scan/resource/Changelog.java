package dev.regauge.lint.scan.resource;

import dev.regauge.lint.scan.markup.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Liquibase changelog in XML, YAML or JSON: the SQL in its changesets, and the scripts they name. */
final class Changelog {

    /**
     * A script that a changeset names.
     *
     * @param path as it is written
     * @param relative whether it is relative to the changelog
     * @param splitting how it is cut
     */
    record Script(String path, boolean relative, Splitting splitting) {}

    private static final String PROCEDURE = "createProcedure";
    private static final int LONGEST_PATH = 1000;

    private final List<Written> found = new ArrayList<>();
    private final List<Script> scripts = new ArrayList<>();

    private Changelog() {}

    /** Reads one; the element is the root of an XML document, or the document itself in YAML and JSON. */
    static Changelog read(Element root) {
        Changelog changelog = new Changelog();
        root.all()
                .filter(element -> element.name().equals("databaseChangeLog"))
                .filter(element -> !Preconditions.fail(element))
                .flatMap(element -> element.children("changeSet").stream())
                .filter(Changelog::isOurs)
                .forEach(changelog::changes);
        return changelog;
    }

    List<Written> found() {
        return found;
    }

    List<Script> scripts() {
        return scripts;
    }

    private static boolean isOurs(Element changeset) {
        return !Vendors.isOthersDbms(changeset.attribute("dbms").orElse("")) && !Preconditions.fail(changeset);
    }

    /** In YAML and JSON the changes are in a list of their own. */
    private void changes(Element parent) {
        for (Element child : parent.children()) {
            switch (child.name()) {
                case "sql" -> sql(child);
                case "sqlFile" -> script(child);
                case PROCEDURE -> procedure(child);
                case "rollback" -> rollback(child);
                case "changes" -> changes(child);
                default -> {} // what Liquibase writes itself
            }
        }
    }

    private void sql(Element change) {
        // in YAML and JSON the text is an entry of the same name
        Element text = change.children("sql").stream().findFirst().orElse(change);
        found.addAll(Splitting.of(change::attribute).written(text.text(), "<sql>", line(text)));
    }

    private void procedure(Element change) {
        Element text = change.children("procedureText", "procedureBody").stream()
                .findFirst()
                .orElse(change);
        Splitting whole =
                new Splitting(false, Optional.empty(), change.attribute("dbms").orElse(""));
        found.addAll(whole.written(text.text(), "<createProcedure>", line(text)));
        script(change, whole);
    }

    private void rollback(Element change) {
        found.addAll(Splitting.of(change::attribute).written(change.text(), "<rollback>", line(change)));
        changes(change);
    }

    private void script(Element change) {
        script(change, Splitting.of(change::attribute));
    }

    private void script(Element change, Splitting splitting) {
        change.attribute("path")
                .filter(path -> path.length() <= LONGEST_PATH)
                .ifPresent(path -> scripts.add(new Script(path, isRelative(change), splitting)));
    }

    private static boolean isRelative(Element change) {
        return change.attribute("relativeToChangelogFile")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    /** Of the text's first character, from where the reader of the text counts on. */
    private static int line(Element text) {
        String all = text.text();
        int blank = (int) all.chars()
                .takeWhile(Character::isWhitespace)
                .filter(c -> c == '\n')
                .count();
        return text.textLine() - (all.isBlank() ? 0 : blank);
    }
}
