package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.lint.Finding;
import dev.regauge.lint.project.BaselineFile;
import dev.regauge.lint.project.BuiltModule;
import dev.regauge.lint.project.LintResult;
import dev.regauge.lint.project.ProjectException;
import dev.regauge.lint.scan.Layout;
import dev.regauge.route.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was linted before is taken where nothing has changed, and then says what a lint anew would say. */
class ModuleLintTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void write() throws IOException {
        folder = folder.toRealPath();
        project = new Project(folder)
                .with("pom.xml", "<project/>")
                .with("src/main/java/shop/Orders.java", dao("Orders", "\"select id from orders where tags ? 'x'\""))
                .with("src/main/java/shop/Customers.java", dao("Customers", "texts.Texts.customers()"));
        text("select id from customers where tags ? 'x'");
        compile();
    }

    @Test
    void isTheSameWhereNothingHasChanged() throws IOException {
        String first = findings();
        assertThat(first).contains("Orders", "Customers");
        assertThat(findings()).isEqualTo(first);
        assertThat(isReused()).isTrue();
    }

    @Test
    void isAnewOnceAClassIsRemoved() throws IOException {
        findings();
        Files.delete(folder.resolve("target/classes/shop/Orders.class"));
        assertThat(isReused()).isFalse();
        assertThat(findings()).isEqualTo(anew()).contains("Customers").doesNotContain("Orders.java");
    }

    @Test
    void isAnewOnceTheConfigurationChanges() throws IOException {
        findings();
        project.with("regauge-lint.toml", "[severity]\nquestion-operator = \"off\"\n");
        assertThat(isReused()).isFalse();
        assertThat(findings()).isEqualTo(anew()).doesNotContain("question-operator");
    }

    @Test
    void isAnewOnceATextOfASiblingChanges() throws IOException {
        findings();
        text("select id from customers where tags ?? 'x'");
        assertThat(isReused()).isFalse();
        assertThat(findings()).isEqualTo(anew()).contains("Orders").doesNotContain("Customers");
    }

    /** The size and the time that a program can set do not tell. */
    @Test
    void isAnewForAChangeThatHidesItself() throws IOException {
        findings();
        Path file = folder.resolve("src/main/resources/application.properties");
        project.with("src/main/resources/application.properties", "a=1\n");
        findings();
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "a=2\n");
        Files.setLastModifiedTime(file, time);
        assertThat(isReused()).isFalse();
    }

    @Test
    void isAnewWhereWhatIsKeptIsDamagedOrForeign() throws IOException {
        String first = findings();
        byte[] bytes = Files.readAllBytes(kept());
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept(), bytes);
        assertThat(isReused()).isFalse();
        assertThat(findings()).isEqualTo(first);
        Files.write(kept(), "not ours".getBytes(StandardCharsets.UTF_8));
        assertThat(findings()).isEqualTo(first);
    }

    @Test
    void isAnewForAnotherRoute() throws IOException {
        findings();
        ModuleLint other = lint(Profile.parse("pgjdbc:42.2.5"));
        assertThat(shown(other.result(kept(), "b", true).result())).isEqualTo(shown(other.anew()));
    }

    @Test
    void refusesASecondRouteInOneBuild() throws IOException {
        findings();
        ModuleLint other = lint(Profile.parse("pgjdbc:42.2.5"));
        assertThatThrownBy(() -> other.result(kept(), "a", true))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("to fix: one route for each build");
    }

    @Test
    void saysNothingOfAModuleWithoutADatabase() throws IOException {
        Folders.delete(folder.resolve("target/classes"));
        Folders.delete(folder.resolve("src"));
        assertThat(lint().result(kept(), "a", true).result()).isEmpty();
        assertThat(lint().result(kept(), "a", true)).isEqualTo(new ModuleLint.Linted(Optional.empty(), true));
    }

    /** Neither a driver nor a URL stands beside it. */
    @Test
    void findsTheNameOfADriverClassWhereThereIsNothingElse() throws IOException {
        Folders.delete(folder.resolve("target/classes"));
        Folders.delete(folder.resolve("src"));
        project.with("src/main/resources/application.properties", """
                spring.datasource.url=${DB_URL}
                spring.datasource.driver-class-name=com.impossibl.postgres.jdbc.PGDriver
                """);
        assertThat(findings()).contains("driver-class-missing");
    }

    @Test
    void isAnewOnceSomebodyChangesTheBaseline() throws IOException {
        BaselineFile file = new BaselineFile(folder.resolve("regauge-baseline.txt"), true, Optional.empty());
        file.keep(lint().anew().orElseThrow().report(), new MavenAdvice(""));
        assertThat(counting()).isEmpty();
        project.edit(
                "regauge-baseline.txt",
                text -> text.lines().filter(line -> !line.contains("Orders")).collect(Collectors.joining("\n")));
        assertThat(isReused()).isFalse();
        assertThat(counting()).singleElement().asString().contains("Orders");
    }

    @Test
    void countsWhatAnExpiredBaselineKnows() throws IOException {
        Optional<LocalDate> longAgo = Optional.of(LocalDate.of(2020, 1, 31));
        new BaselineFile(folder.resolve("regauge-baseline.txt"), true, longAgo)
                .keep(lint().anew().orElseThrow().report(), new MavenAdvice(""));
        assertThat(findings()).contains("expired on 2020-01-31");
        assertThat(isReused()).isTrue();
        assertThat(counting()).hasSize(2);
    }

    @Test
    void keepsNoBaselineWhereNothingCounts() throws IOException {
        project.with("regauge-lint.toml", "[severity]\nquestion-operator = \"info\"\n");
        LintResult found = lint().anew().orElseThrow();
        assertThat(found.report().findings()).isNotEmpty();
        BaselineFile file = new BaselineFile(folder.resolve("regauge-baseline.txt"), true, Optional.empty());
        assertThat(file.keep(found.report(), new MavenAdvice(""))).isEmpty();
        assertThat(file.file()).doesNotExist();
    }

    @Test
    void keepsWhatCountsAndEmptiesABaselineThatIsThereOnceNothingDoes() throws IOException {
        BaselineFile file = new BaselineFile(folder.resolve("regauge-baseline.txt"), true, Optional.empty());
        assertThat(file.keep(lint().anew().orElseThrow().report(), new MavenAdvice(""))
                        .orElseThrow())
                .contains("has 2 findings now");
        assertThat(counting()).isEmpty();
        Files.delete(folder.resolve("target/classes/shop/Orders.class"));
        text("select id from customers");
        assertThat(file.keep(lint().anew().orElseThrow().report(), new MavenAdvice(""))
                        .orElseThrow())
                .contains("has 0 findings now");
    }

    @Test
    void warnsThatClassesAreOlderThanTheirSources() throws IOException {
        assertThat(lint().anew().orElseThrow().warnings()).isEmpty();
        Files.setLastModifiedTime(
                folder.resolve("src/main/java/shop/Orders.java"),
                FileTime.from(Instant.now().plusSeconds(3600)));
        assertThat(lint().anew().orElseThrow().warnings())
                .singleElement()
                .asString()
                .startsWith("Classes are older than their sources");
    }

    private List<Finding> counting() throws IOException {
        return lint().result(kept(), "a", true).result().orElseThrow().counting();
    }

    private String findings() throws IOException {
        return shown(lint().result(kept(), "a", true).result());
    }

    private String anew() throws IOException {
        return shown(
                lint().result(folder.resolve("target").resolve(UUID.randomUUID().toString()), "a", true)
                        .result());
    }

    /** Whether it would take what is kept. */
    private boolean isReused() throws IOException {
        Path copy = folder.resolve("target/copy.bin");
        Files.copy(kept(), copy, StandardCopyOption.REPLACE_EXISTING);
        return lint().result(copy, "a", true).asBefore();
    }

    private static String shown(Optional<LintResult> result) {
        return result.orElseThrow().report() + " " + result.get().failOn();
    }

    private Path kept() {
        return folder.resolve("target/regauge/result.bin");
    }

    private ModuleLint lint() {
        return lint(Profile.parse("pgjdbc-ng:0.8.9"));
    }

    private ModuleLint lint(Profile from) {
        Layout layout = new Layout(
                Set.of(folder.resolve("target"), folder.resolve("texts")),
                List.of(folder.resolve("target/classes")),
                List.of(folder.resolve("src/main/resources")),
                List.of(folder.resolve("src/main/java")),
                List.of(folder.resolve("texts/classes")),
                List.of());
        return new ModuleLint(
                "shop",
                new BuiltModule(folder, "pom.xml", layout, List.of()),
                Optional.of(from),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                folder.resolve("regauge-baseline.txt"),
                new MavenAdvice(""));
    }

    private void text(String sql) throws IOException {
        project.with("texts/Texts.java", """
                package texts;

                public class Texts {
                    public static String customers() {
                        return "%s";
                    }
                }
                """.formatted(sql));
        javac(folder.resolve("texts/classes"), "texts/Texts.java");
    }

    private void compile() throws IOException {
        javac(folder.resolve("target/classes"), "src/main/java/shop/Orders.java", "src/main/java/shop/Customers.java");
    }

    private void javac(Path into, String... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Files.createDirectories(into);
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> paths = Arrays.stream(sources).map(folder::resolve).toList();
            List<String> options = List.of(
                    "-g",
                    "-d",
                    into.toString(),
                    "-cp",
                    folder.resolve("texts/classes").toString());
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(paths))
                            .call())
                    .isTrue();
        }
    }

    private static String dao(String name, String text) {
        return """
                package shop;

                import java.sql.*;

                class %s {
                    void run(Connection connection) throws SQLException {
                        connection.prepareStatement(%s).executeQuery();
                    }
                }
                """.formatted(name, text);
    }
}
