package dev.regauge.lint.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.build.ResolvedDriver;
import dev.regauge.lint.report.JoinedReport;
import dev.regauge.lint.report.Report;
import dev.regauge.lint.scan.Layout;
import dev.regauge.route.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One module of a build: its own files, wherever its build tool says they lie. */
class BuiltModuleTest {

    private static final Profile NG = Profile.parse("pgjdbc-ng:0.8.9");

    private static final String ANNOTATION = "@interface RegaugeIgnore { String[] value(); String reason(); }";

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void real() throws IOException {
        folder = Files.createDirectory(parent.toRealPath().resolve("module"));
        write(
                "pom.xml",
                "<project><dependencies><dependency><groupId>org.postgresql</groupId>"
                        + "<artifactId>postgresql</artifactId></dependency></dependencies></project>");
    }

    @Test
    void isReadWhereItsClassesAndResourcesLie() throws IOException {
        compile("out of the way/cls", Map.of("a/A.java", dao("A", "\"select 1 where tags ? 'a'\"")));
        write(
                "mappers/x.xml",
                "<mapper namespace=\"m\"><select id=\"s\">select x from t where x = DATE #{y}</select></mapper>");
        Report report = lint(layout("out of the way/cls", "mappers"), List.of()).report();
        assertThat(report.findings())
                .extracting(finding -> finding.location().file())
                .contains("out of the way/cls/a/A.class");
        assertThat(report.inventory()).anyMatch(line -> line.contains("1 class, ") && line.contains("2 SQL sites"));
    }

    @Test
    void isNotWhatLiesInAFolderOfAnother() throws IOException {
        compile("target/classes", Map.of("a/A.java", dao("A", "\"select 1 where tags ? 'a'\"")));
        compile("sub/target/classes", Map.of("b/B.java", dao("B", "\"select 2 where tags ? 'b'\"")));
        write("sub/src/main/resources/application.properties", "url=jdbc:pgsql://db/x\n");
        write("sub/pom.xml", "<project/>");
        assertThat(files(lint(layout("target/classes", "src/main/resources"), List.of())))
                .containsOnly("src/main/java/a/A.java");
    }

    @Test
    void isExplainedByTheClassesItTakes() throws IOException {
        compile("known", Map.of("k/Db.java", """
            package k;
            import java.sql.*;
            public class Db {
                public static String text() { return "select 3 where tags ? 'k'"; }
                public static void run(Connection c, String sql) throws SQLException {
                    c.prepareStatement(sql).executeQuery();
                }
                void own(Connection c) throws SQLException { run(c, "select 4 where tags ? 'own'"); }
            }
            """));
        compile("target/classes", Map.of("a/A.java", dao("A", "k.Db.text()"), "a/B.java", """
            package a;
            class B { void b(java.sql.Connection c) throws Exception { k.Db.run(c, "select 5 where tags ? 'b'"); } }
            """));
        List<Finding> findings =
                lint(layout("target/classes", "r"), List.of()).report().findings();
        assertThat(findings).extracting(Finding::rule).containsOnly("question-operator");
        assertThat(findings)
                .extracting(finding -> finding.location().className())
                .containsExactlyInAnyOrder("a.A", "a.B");
    }

    /** The module with the base class does not know the text, so who has written it tells of it, and nobody else does. */
    @Test
    void tellsOnceOfATextOfItsOwnThatAClassItTakesExecutes() throws IOException {
        compile("known", Map.of("k/Base.java", """
            package k;
            import java.sql.*;
            public abstract class Base {
                protected abstract String sql();
                public void run(Connection c) throws SQLException { c.prepareStatement(sql()).executeQuery(); }
                public void again(Connection c) throws SQLException { c.prepareStatement(sql()).executeQuery(); }
            }
            """, "k/Theirs.java", """
            package k;
            class Theirs extends Base { protected String sql() { return "select 6 where tags ? 'theirs'"; } }
            """));
        compile("target/classes", Map.of("a/A.java", """
            package a;
            class A extends k.Base {
                protected String sql() {
                    return "select 7 where tags ? 'own'";
                }
            }
            """));
        assertThat(lint(layout("target/classes", "r"), List.of()).report().findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.sql()).isEqualTo("select 7 where tags ? 'own'");
                    assertThat(finding.location()).isEqualTo(new Location("src/main/java/a/A.java", 4, "a.A", "sql"));
                    assertThat(finding.via())
                            .first()
                            .isEqualTo(new Location("target/elsewhere/k/Base.java", 5, "k.Base", "run"));
                });
    }

    @Test
    void tellsOfEachTextHoweverManyClassesInheritFromTheOneThatExecutesThem() throws IOException {
        Map<String, String> theirs = new TreeMap<>(Map.of("k/Base.java", """
            package k;
            public abstract class Base {
                protected abstract String sql();
                public void run(java.sql.Connection c) throws Exception { c.prepareStatement(sql()).executeQuery(); }
            }
            """));
        Map<String, String> ours =
                new TreeMap<>(Map.of("a/Own.java", "package a; abstract class Own extends k.Base {}"));
        String heir =
                "package %s; class %s extends %s { protected String sql() { return \"select %d where tags ? 'x'\"; } }";
        for (int i = 0; i < 9; i++) {
            theirs.put("k/T" + i + ".java", heir.formatted("k", "T" + i, "Base", i));
            ours.put("a/O" + i + ".java", heir.formatted("a", "O" + i, i % 2 == 0 ? "Own" : "k.Base", 10 + i));
        }
        compile("known", theirs);
        compile("target/classes", ours);
        assertThat(lint(layout("target/classes", "r"), List.of()).report().findings())
                .extracting(finding -> finding.location().className())
                .containsExactly("a.O0", "a.O1", "a.O2", "a.O3", "a.O4", "a.O5", "a.O6", "a.O7", "a.O8");
    }

    @Test
    void tellsOfATextThatAClassItTakesIsMadeWith() throws IOException {
        compile("known", Map.of("k/Query.java", """
            package k;
            import java.sql.*;
            public class Query {
                private final String sql;
                public Query(String sql) { this.sql = sql; }
                public void run(Connection c) throws SQLException { c.prepareStatement(sql).executeQuery(); }
            }
            """));
        compile("target/classes", Map.of("a/A.java", """
            package a;
            class A extends k.Query { A() { super("select 8 where tags ? 'own'"); } }
            """));
        assertThat(lint(layout("target/classes", "r"), List.of()).report().findings())
                .extracting(finding -> finding.location().className())
                .containsExactly("a.A");
    }

    /** What says that a finding may stay counts wherever it stands; whether it is of use is said where it stands. */
    @Test
    void mayStayByWhatTheClassesItTakesSay() throws IOException {
        compile("known", Map.of("k/RegaugeIgnore.java", "package k; " + ANNOTATION, "k/Db.java", """
            package k;
            import java.sql.*;
            public class Db {
                @RegaugeIgnore(value = "question-operator", reason = "old")
                public static void run(Connection c, String sql) throws SQLException {
                    c.prepareStatement(sql).executeQuery();
                }
                @RegaugeIgnore(value = "is-placeholder", reason = "unused here")
                public static void other() {}
            }
            """));
        compile("target/classes", Map.of("a/B.java", """
            package a;
            class B { void b(java.sql.Connection c) throws Exception { k.Db.run(c, "select 5 where tags ? 'b'"); } }
            """));
        Report report = lint(layout("target/classes", "r"), List.of()).report();
        assertThat(report.findings()).isEmpty();
        assertThat(report.suppressed()).hasSize(1);
    }

    /** Another module that shares it may have the method, and use the suppression. */
    @Test
    void tellsNothingOfEntriesOfASharedConfigurationThatItHasNoUseFor() throws IOException {
        compile("target/classes", Map.of("a/A.java", dao("A", "\"select 1\"")));
        String entries = """
                [[sink]]
                method = "b.Other#ask"
                placeholders = "jdbc"
                [[suppress]]
                rules = ["limit-text"]
                reason = "old"
                """;
        assertThat(lint(write("../shared.toml", entries)).findings()).isEmpty();
        write("regauge-lint.toml", entries);
        assertThat(lint(layout("target/classes", "r"), List.of()).report().findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("sink-not-found", "unused-suppression");
    }

    @Test
    void namesASharedConfigurationByTheWayToIt() throws IOException {
        compile("target/classes", Map.of("a/A.java", dao("A", "\"select 1 where tags ? 'a'\"")));
        Report report =
                lint(write("../shared.toml", "[[suppress]]\nrules = [\"question-operator\"]\nreason = \"old\"\n"));
        assertThat(report.inventory()).contains("Configuration: ../shared.toml");
        assertThat(JoinedReport.of("all", List.of(new JoinedReport.Part("web/", report)), List.of()))
                .singleElement()
                .satisfies(all -> assertThat(all.suppressed())
                        .extracting(kept -> kept.by().place().file())
                        .containsExactly("shared.toml"));
    }

    @Test
    void goesToTheDriverThatItsBuildTookUnlessThatIsTodays() throws IOException {
        compile("target/classes", Map.of("a/A.java", dao("A", "\"select 1\"")));
        Layout layout = layout("target/classes", "r");
        List<ResolvedDriver> taken = List.of(new ResolvedDriver("org.postgresql:postgresql", "42.2.5", false));
        assertThat(lint(layout, taken).report().route()).hasToString("pgjdbc-ng:0.8.9 -> pgjdbc:42.2.5");
        assertThat(lint(layout, taken, Optional.empty()).report().route())
                .hasToString("pgjdbc:42.2.5 -> pgjdbc:42.7.14");
        assertThat(lint(layout, taken).report().findings())
                .extracting(Finding::sql)
                .contains("org.postgresql:postgresql:42.2.5");
    }

    @Test
    void goesToTheUsualDriverWhereItsBuildTookAVersionThatSomebodyMade() throws IOException {
        compile("target/classes", Map.of("a/A.java", dao("A", "\"select 1\"")));
        List<ResolvedDriver> taken = List.of(new ResolvedDriver("org.postgresql:postgresql", "42.7.3+p1", false));
        assertThat(lint(layout("target/classes", "r"), taken).report().route())
                .hasToString("pgjdbc-ng:0.8.9 -> pgjdbc:42.7.14");
    }

    @Test
    void isUncompiledWhereSourcesHaveNoClassAtAll() throws IOException {
        write("src/main/java/a/package-info.java", "package a;");
        assertThat(module().isUncompiled()).isFalse();
        write("src/main/java/a/A.java", "package a; class A {}");
        assertThat(module().isUncompiled()).isTrue();
        compile("target/classes", Map.of("a/A.java", "package a; class A {}"));
        assertThat(module().isUncompiled()).isFalse();
    }

    private BuiltModule module() {
        return new BuiltModule(folder, "pom.xml", layout("target/classes", "r"), List.of());
    }

    private Layout layout(String classes, String resources) {
        return new Layout(
                Set.of(folder.resolve("target"), folder.resolve("sub"), folder.resolve("known")),
                List.of(folder.resolve(classes)),
                List.of(folder.resolve(resources)),
                List.of(folder.resolve("src/main/java")),
                List.of(folder.resolve("known")),
                List.of(folder.resolve("target/elsewhere")));
    }

    private Report lint(Path config) {
        Lint.Settings settings = new Lint.Settings(
                List.of(Path.of("a")),
                Optional.of(NG),
                Optional.empty(),
                Optional.of(config),
                Optional.empty(),
                Optional.empty(),
                Advice.COMMAND_LINE);
        return new Lint(settings, module()).run().report();
    }

    private LintResult lint(Layout layout, List<ResolvedDriver> drivers) {
        return lint(layout, drivers, Optional.of(NG));
    }

    private LintResult lint(Layout layout, List<ResolvedDriver> drivers, Optional<Profile> from) {
        Lint.Settings settings = new Lint.Settings(
                List.of(Path.of("a")),
                from,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Advice.COMMAND_LINE);
        return new Lint(settings, new BuiltModule(folder, "pom.xml", layout, drivers)).run();
    }

    private static Set<String> files(LintResult result) {
        TreeMap<String, Integer> files = new TreeMap<>();
        result.report()
                .findings()
                .forEach(finding -> files.merge(finding.location().file(), 1, Integer::sum));
        return files.keySet();
    }

    private static String dao(String name, String text) {
        return """
            package a;
            class %s { void run(java.sql.Connection c) throws Exception { c.prepareStatement(%s).executeQuery(); } }
            """.formatted(name, text).replace("package a;", name.equals("B") ? "package b;" : "package a;");
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void compile(String into, Map<String, String> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectories(folder.resolve(into));
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> paths = new ArrayList<>();
            for (Map.Entry<String, String> source : sources.entrySet()) {
                String home = into.equals("target/classes") ? "src/main/java/" : "target/elsewhere/";
                paths.add(write(home + source.getKey(), source.getValue()));
            }
            List<String> options = List.of(
                    "-g",
                    "-d",
                    classes.toString(),
                    "-cp",
                    folder.resolve("known").toString());
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(paths))
                            .call())
                    .isTrue();
        }
    }
}
