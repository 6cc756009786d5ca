package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites out of sources that nobody has compiled. */
class SourcesTest {

    @TempDir
    Path folder;

    private Fixture dao(String body) {
        return new Fixture(folder).type("Dao", "public class Dao { Connection c; JdbcTemplate jdbc;\n" + body + "\n}");
    }

    private List<SqlSite> sites(String body) {
        ScanResult result = dao(body).scan();
        assertThat(result.skipped()).isEmpty();
        return result.sites();
    }

    private List<String> texts(String body) {
        return Fixture.texts(sites(body));
    }

    @Test
    void aSiteNamesFileLineAndMethod() {
        assertThat(sites("""
                void find() throws SQLException {
                  c.prepareStatement(
                      "select 1");
                }
                """)).singleElement().satisfies(site -> {
            assertThat(site.location()).hasToString("src/main/java/app/Dao.java:4");
            assertThat(site.location().className()).isEqualTo("app.Dao");
            assertThat(site.location().method()).isEqualTo("find");
        });
    }

    @Test
    void theFilesThatWereReadAreTold() {
        ScanResult result = dao("").scan();
        assertThat(result.classes()).isZero();
        assertThat(result.sources()).containsExactly("src/main/java/app/Dao.java");
    }

    @Test
    void sourcesInOtherLanguagesAreToldBecauseNobodyReadsThem() {
        ScanResult result = new ResourceFixture(folder)
                .with("src/main/kotlin/app/Dao.kt", "class Dao")
                .with("src/main/kotlin/app/Other.kt", "class Other")
                .with("src/test/kotlin/app/DaoTest.kt", "class DaoTest")
                .with("buildSrc/src/main/kotlin/Versions.kt", "object Versions")
                .scan();
        assertThat(result.skipped())
                .containsExactly("src/main/kotlin/app/Dao.kt: it and 1 more sources are not compiled, and only Java is"
                        + " read as it is written; build the project, then run this again");
    }

    @Test
    void sourcesInOtherLanguagesAreNotToldWhereTheirModuleIsCompiled() {
        dao("").compile();
        assertThat(new ResourceFixture(folder)
                        .with("src/main/kotlin/app/More.kt", "class More")
                        .scan()
                        .skipped())
                .isEmpty();
    }

    @Test
    void textsAreFolded() {
        assertThat(texts("""
                static final String T = "orders";
                enum Status { OPEN("o"); final String code; Status(String code) { this.code = code; } }
                static String where(String column) { return " where " + column + " = ?"; }
                void run(String name, boolean b) throws SQLException {
                  String sql = "select * from " + T;
                  if (b) { sql += where("id"); }
                  c.prepareStatement(sql);
                  StringBuilder all = new StringBuilder("delete from ").append(T);
                  all.append(" where s = '").append(Status.OPEN.code).append("'");
                  c.prepareStatement(all.toString());
                  c.prepareStatement(String.format("select %s from t", name));
                  c.prepareStatement(\"""
                      select 1
                        from t\""");
                }
                """))
                .containsExactly(
                        "select * from orders",
                        "select * from orders where id = ?",
                        "delete from orders where s = 'o'",
                        "select {..} from t",
                        "select 1\n  from t");
    }

    @Test
    void constantsOfOtherFilesAreFound() {
        new Fixture(folder)
                .source("sql/Texts.java", "package sql; public interface Texts { String ALL = \"select 2\"; }");
        ScanResult result = new Fixture(folder).source("app/Dao.java", """
                package app;
                import static sql.Texts.ALL;
                import java.sql.Connection;
                import sql.Texts;
                class Dao {
                  void run(Connection c) throws Exception {
                    c.prepareStatement(ALL);
                    c.prepareStatement(Texts.ALL + " x");
                  }
                }
                """).scan();
        assertThat(Fixture.texts(result.sites())).containsExactly("select 2", "select 2 x");
    }

    @Test
    void whatIsBoundIsTold() {
        assertThat(Fixture.bindings(sites("""
                void run(int[] ids, String name) throws SQLException {
                  PreparedStatement s = c.prepareStatement("select ?, ?, ?");
                  s.setArray(1, c.createArrayOf("int4", null));
                  s.setNull(2, Types.VARCHAR);
                  s.setString(3, name);
                }
                """)))
                .containsExactly(
                        "1 setArray java.sql.Array : int4",
                        "2 setNull = null : VARCHAR",
                        "3 setString java.lang.String <the parameter \"name\" of run>");
    }

    @Test
    void argumentsOfTemplatesAreBound() {
        assertThat(Fixture.bindings(sites("""
                void run(String name, long id) {
                  jdbc.update("update t set n = ? where i = ?", name, id);
                  jdbc.queryForObject("select 1 where ? = 1", Integer.class, 7);
                  jdbc.query("select 2 where ? = 1", new Object[] {name}, (rs, row) -> rs.getString("x"));
                }
                """)))
                .containsExactly(
                        "1 setString java.lang.String <the parameter \"name\" of run>",
                        "2 setObject java.lang.Long <the parameter \"id\" of run>",
                        "1 setObject java.lang.Integer = 7",
                        "1 setString java.lang.String <the parameter \"name\" of run>");
    }

    @Test
    void rowsAreReadInLambdasAndAnonymousClasses() {
        assertThat(Fixture.reads(sites("""
                void run() {
                  jdbc.query("select a from t", (rs, row) -> rs.getString("a"));
                  jdbc.query("select b from t", new RowMapper<Integer>() {
                    public Integer mapRow(ResultSet rs, int row) throws SQLException { return rs.getInt(1); }
                  });
                }
                """))).containsExactly("getString a", "getInt 1");
    }

    @Test
    void aMethodNameAloneMakesNoSink() {
        ScanResult result = new Fixture(folder).source("app/Dao.java", """
                package app;
                import com.acme.Shell;
                class Dao {
                  Shell shell;
                  void run(Runner runner) {
                    shell.execute("rm ?");
                    runner.execute("rm ?");
                    shell.connection().prepareStatement("select 1");
                    unknown().update("x", 1);
                  }
                }
                """).scan();
        assertThat(result.sites()).isEmpty();
    }

    @Test
    void anUnknownCallLeavesAHole() {
        assertThat(texts("""
                void run() throws SQLException {
                  StringBuilder sql = new StringBuilder("select 1");
                  Lib.change(sql);
                  c.prepareStatement(sql.toString());
                  c.prepareStatement("a" + Lib.text() + "b");
                }
                """)).containsExactly("select 1{..}", "a{..}b");
    }

    @Nested
    class WhenOnlyPartIsCompiled {

        @Test
        void theOtherModulesAreReadFromSource() {
            new Fixture(folder.resolve("a")).type("One", "class One { }").compile();
            new Fixture(folder.resolve("b")).type("Two", """
                    class Two { void run(Connection c) throws SQLException { c.prepareStatement("select 2"); } }
                    """);
            ScanResult result = ProjectScanner.scan(folder);
            assertThat(result.classes()).isEqualTo(1);
            assertThat(result.sources()).containsExactly("b/src/main/java/app/Two.java");
            assertThat(Fixture.texts(result.sites())).containsExactly("select 2");
        }

        @Test
        void aNewSourceOfACompiledModuleIsLeftToItsNextBuild() {
            new Fixture(folder).type("One", "class One { }").compile();
            new Fixture(folder).type("Two", "class Two { }");
            assertThat(ProjectScanner.scan(folder).sources()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/test/java", "src/integrationTest/java", "src/it/java", "src/main/resources/template"})
    void sourcesOfTestsAndTemplatesAreLeftOut(String sources) throws IOException {
        Path file = folder.resolve(sources).resolve("app/DaoTest.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package app; class DaoTest { }");
        assertThat(ProjectScanner.scan(folder).sources()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/contest/java", "src/latest/java", "src/attestation"})
    void sourcesWhoseFolderOnlyHasTheLettersOfTestInItsNameAreRead(String sources) throws IOException {
        Path file = folder.resolve(sources).resolve("app/Dao.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package app; class Dao { }");
        assertThat(ProjectScanner.scan(folder).sources()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"class Dao { void run( }", "\u0000\u0001", "class Dao { String s = \"open; }", "}}}}"})
    void aFileThatIsNoJavaIsSkippedWithALine(String text) {
        ScanResult result = new Fixture(folder).source("app/Dao.java", text).scan();
        assertThat(result.skipped())
                .singleElement()
                .asString()
                .startsWith("src/main/java/app/Dao.java: not understood");
    }

    @Test
    void blocksThatEndOthersWithoutEndAreNotFollowed() {
        int deep = 24;
        String nested = "try { run(); } finally { ".repeat(deep) + "run();" + " }".repeat(deep);
        ScanResult result = dao("void run() { " + nested + " }\n"
                        + "void find() throws SQLException { try { run(); } finally { c.prepareStatement(\"select 1\"); } }")
                .scan();
        assertThat(result.skipped()).singleElement().asString().endsWith("the method run is too large");
        assertThat(Fixture.texts(result.sites())).containsExactly("select 1");
    }

    @Test
    void aSumOfThousandsOfTextsIsFolded() {
        String sum = "\"x\" + ".repeat(3000);
        assertThat(texts("void run() throws SQLException { c.prepareStatement(" + sum + "\"y\"); }"))
                .containsExactly("x".repeat(3000) + "y");
    }
}
