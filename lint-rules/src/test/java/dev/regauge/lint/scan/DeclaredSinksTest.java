package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods that take SQL because their owner says so. */
class DeclaredSinksTest {

    /** It hands its text to nobody that is known. */
    private static final String DB = """
            package acme;
            import dev.regauge.annotation.SqlSink;
            import java.util.Queue;
            public class Db {
                Queue<Object> queue;
                public void run(String name, String sql, Object... values) { queue.add(sql); }
                public void run(String sql) { queue.add(sql); }
                public Db(String sql) { queue.add(sql); }
            }
            """;

    private static final String USER = """
            package acme;
            class User {
                Db db;
                void a() { db.run("name", "select a where x = ?", 7); }
                void b() { db.run("select b"); }
                void c() { new Db("select c"); }
                void d(Other other) { other.run("select d"); }
            }
            class Other { void run(String sql) { sql.length(); } }
            class Below extends Db { Below() { super("select below"); } void e() { run("select e"); } }
            """;

    @TempDir
    private Path folder;

    @Test
    void areSinksAsDeclared() {
        List<SqlSite> sites = scan(DB, "acme.Db#run(String,String,Object[])", 2);
        assertThat(sites).singleElement().satisfies(site -> {
            assertThat(site.sink()).hasToString("Db.run");
            assertThat(site.location().method()).isEqualTo("a");
        });
        assertThat(Fixture.texts(sites)).containsExactly("select a where x = ?");
        assertThat(Fixture.bindings(sites)).containsExactly("1 setObject java.lang.Integer = 7");
    }

    @Test
    void areAllOfANameAndInClassesBelow() {
        assertThat(Fixture.texts(scan(DB, "acme.Db#run", 0))).containsExactlyInAnyOrder("name", "select b", "select e");
        assertThat(Fixture.texts(scan(DB, "acme.Db#run(String)", 1))).containsExactlyInAnyOrder("select b", "select e");
    }

    @Test
    void areConstructorsToo() {
        assertThat(Fixture.texts(scan(DB, "acme.Db#new(String)", 1)))
                .containsExactlyInAnyOrder("select c", "select below");
    }

    @Test
    void areReadAsDeclared() {
        SinkDeclaration declared = SinkDeclaration.parse("acme.Db#run(String)", 1, Placeholders.NONE);
        assertThat(Compiled.scan(folder, Map.of("acme/Db.java", DB, "acme/User.java", USER), List.of(declared))
                        .sites())
                .hasSize(2)
                .allSatisfy(site -> assertThat(site.sink().placeholders()).isEqualTo(Placeholders.NONE));
    }

    @Test
    void areMethodsAndParametersWithAnAnnotation() {
        String annotated = DB.replace("public void run(String sql)", "@SqlSink public void run(String sql)")
                .replace("String name, String sql", "String name, @SqlSink(placeholders = \"named\") String sql");
        List<SqlSite> sites = scan(annotated);
        assertThat(Fixture.texts(sites)).containsExactlyInAnyOrder("select a where x = ?", "select b", "select e");
        assertThat(sites)
                .extracting(site -> site.sink().placeholders())
                .containsOnly(Placeholders.JDBC, Placeholders.NAMED);
    }

    @Test
    void withAnAnnotationThatNobodyUnderstandsAreSaid() {
        Fixture fixture = new Fixture(folder)
                .source(
                        "acme/Db.java",
                        DB.replace(
                                "public void run(String sql)",
                                "@SqlSink(placeholders = \"dollar\") public void run(String sql)"))
                .compile();
        assertThat(fixture.scan().skipped())
                .singleElement()
                .asString()
                .contains(
                        "acme/Db.java",
                        "SqlSink of run is left out",
                        "write one of jdbc, none, named, jpa, single, r2dbc");
    }

    @Test
    void areNoSitesThemselvesWhereTheyHandTheTextOn() {
        String handing = DB.replace("Queue<Object> queue;", "Queue<Object> queue; java.sql.Connection c;")
                .replace(
                        "public void run(String sql) { queue.add(sql); }",
                        "@SqlSink public void run(String sql) { try { c.prepareStatement(sql); }"
                                + " catch (java.sql.SQLException e) { } }");
        assertThat(Fixture.texts(scan(handing))).containsExactlyInAnyOrder("select b", "select e");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme.Db#runn(String) | acme.Db#run(String)",
                "acm.Db#run(String,String) | acme.Db#run(String)",
                "Db#run(String) | acme.Db#run(String)",
                "acme.Db#run(Strin) | acme.Db#run(String)",
                "org.other.Jdbc#perform |",
            })
    void thatNoMethodIsAreToldWithWhatMayBeMeant(String declared, String nearest) {
        assertThat(unmet(declared, 0)).singleElement().satisfies(unmet -> {
            assertThat(unmet.sink().written()).isEqualTo(declared);
            assertThat(unmet.nearest()).isEqualTo(Optional.ofNullable(nearest));
        });
    }

    @Test
    void areMetByAMethodThatIsOnlyCalledOrOnlyThere() {
        assertThat(unmet("java.util.Queue#add(Object)", 1)).isEmpty();
        assertThat(unmet("acme.Db#run(String)", 1)).isEmpty();
        assertThat(unmet("acme.Db#new(String)", 1)).isEmpty();
    }

    private List<UnmetSink> unmet(String declared, int text) {
        SinkDeclaration sink = SinkDeclaration.parse(declared, text, Placeholders.JDBC);
        return Compiled.scan(folder, Map.of("acme/Db.java", DB, "acme/User.java", USER), List.of(sink))
                .unmetSinks();
    }

    private List<SqlSite> scan(String db, String declared, int text) {
        SinkDeclaration sink = SinkDeclaration.parse(declared, text, Placeholders.JDBC);
        return Compiled.scan(folder, Map.of("acme/Db.java", db, "acme/User.java", USER), List.of(sink))
                .sites();
    }

    private List<SqlSite> scan(String db) {
        return Compiled.scan(folder, Map.of("acme/Db.java", db, "acme/User.java", USER), List.of())
                .sites();
    }
}
