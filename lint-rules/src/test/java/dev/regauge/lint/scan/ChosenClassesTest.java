package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.regauge.lint.Location;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenClassesTest {

    @TempDir
    private Path folder;

    private Fixture project;

    @BeforeEach
    void writeAProject() {
        project = new Fixture(folder)
                .type(
                        "Dao",
                        "class Dao { void all(Connection c) throws SQLException { new Helper().run(c, \"select 1\"); } }")
                .type(
                        "Helper",
                        "class Helper { void run(Connection c, String sql) throws SQLException { c.prepareStatement(sql); c.prepareStatement(\"select 2\"); } }")
                .compile();
    }

    @Test
    void onlyWhatStandsInTheChosenClassesIsFound() {
        ScanResult found = scan(Map.of("app.Dao", uri("Dao")), Set.of());
        assertThat(Fixture.texts(found.sites())).containsExactly("select 1");
        assertThat(found.sites().get(0).location().file()).isEqualTo("app/Dao.class");
        assertThat(found.classes()).isEqualTo(1);
    }

    @Test
    void aFaultOfAChosenHelperIsItsOwnWhereOnlyOthersCallIt() {
        write(
                        "Helper",
                        "void by(Connection c, String more) throws SQLException { c.prepareStatement(\"select 3 where \" + more); }")
                .type(
                        "Dao",
                        "class Dao { void all(Connection c) throws SQLException { new Helper().by(c, \"true\"); } }")
                .compile();
        assertThat(Fixture.texts(
                        scan(Map.of("app.Helper", uri("Helper")), Set.of()).sites()))
                .containsExactly("select 3 where {..}");
    }

    @Test
    void itIsToldOnceWhereAChosenCallerTellsItThroughAnother() {
        write(
                        "Helper",
                        "void by(Connection c, String more) throws SQLException { c.prepareStatement(\"select 3 where \" + more); }")
                .type(
                        "Between",
                        "class Between { void by(Connection c, String more) throws SQLException { new Helper().by(c, more); } }")
                .type(
                        "Dao",
                        "class Dao { void all(Connection c) throws SQLException { new Between().by(c, \"true\"); } }")
                .compile();
        assertThat(Fixture.texts(scan(Map.of("app.Helper", uri("Helper"), "app.Dao", uri("Dao")), Set.of())
                        .sites()))
                .containsExactly("select 3 where true");
    }

    @Test
    void aTextThatABaseClassAsksAChosenClassForIsTheChosenOnes() {
        project.type("Base", """
                        abstract class Base {
                            abstract String sql();
                            void all(Connection c) throws SQLException { c.prepareStatement(sql()).setInt(1, 1); }
                        }
                        """)
                .type("Orders", "class Orders extends Base {\n String sql() {\n return \"select 4 where 1 = ?\"; } }")
                .type("Others", "class Others extends Base { String sql() { return \"select 5 where 1 = ?\"; } }")
                .compile();
        assertThat(scan(Map.of("app.Orders", uri("Orders")), Set.of()).sites())
                .singleElement()
                .satisfies(site -> {
                    assertThat(Fixture.texts(List.of(site))).containsExactly("select 4 where 1 = ?");
                    assertThat(site.location()).isEqualTo(new Location("app/Orders.class", 4, "app.Orders", "sql"));
                    assertThat(site.via()).extracting(Location::className).containsExactly("app.Base");
                    assertThat(site.bindings()).extracting(Binding::line).containsExactly(4);
                });
    }

    @Test
    void aTextThatAnObjectOfAnotherClassIsMadeWithIsTheChosenOnes() {
        project.type("Query", """
                        class Query {
                            private final String sql;
                            Query(String sql) { this.sql = sql; }
                            void run(Connection c) throws SQLException { c.prepareStatement("select 6 where " + sql); }
                        }
                        """)
                .type("Orders", "class Orders extends Query { Orders() { super(\"1 in (1) and true\"); } }")
                .compile();
        assertThat(Fixture.texts(
                        scan(Map.of("app.Orders", uri("Orders")), Set.of()).sites()))
                .containsExactly("select 6 where 1 in (1) and true");
    }

    @Test
    void wordsThatOthersWriteTooAreNobodysStatement() {
        project.type("Words", "class Words { static String in() { return \"1 in (1)\"; } }")
                .type(
                        "Other",
                        "class Other { void all(Connection c) throws SQLException { c.prepareStatement(\"select 7 where \" + Words.in()); } }")
                .type("Orders", "class Orders { String help() { return \"1 in (1)\"; } }")
                .compile();
        assertThat(scan(Map.of("app.Orders", uri("Orders")), Set.of()).sites()).isEmpty();
    }

    @Test
    void inTheirProjectTheyAreCalledAsInAScanOfIt() {
        ScanResult found = scan(Map.of("app.Dao", uri("Dao")), Set.of(folder));
        assertThat(found.sites().get(0).location().file()).isEqualTo("src/main/java/app/Dao.java");
    }

    @Test
    void allOfAProjectIsWhatAScanOfItFinds() {
        ScanResult found = scan(Map.of("app.Dao", uri("Dao"), "app.Helper", uri("Helper")), Set.of(folder));
        assertThat(found.sites()).isEqualTo(project.scan().sites());
    }

    @Test
    void whereOnlyAStreamLeadsTheClassIsReadByItself() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] helper = bytes("Helper");
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, helper.length);
            exchange.getResponseBody().write(helper);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http:/" + server.getAddress() + "/app/Helper.class");
            ScanResult found = scan(Map.of("app.Helper", uri), Set.of());
            assertThat(found.skipped()).isEmpty();
            assertThat(Fixture.texts(found.sites())).contains("select 2");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void ofTwoArchivesWithTheSameClassTheChosenOneCounts() throws IOException {
        Path first = new Zip().with("app/Helper.class", bytes("Helper")).write(folder.resolve("a.jar"));
        Path other = new Zip()
                .with("app/Helper.class", new byte[10])
                .with("app/Dao.class", bytes("Dao"))
                .write(folder.resolve("b.jar"));
        ScanResult found =
                scan(Map.of("app.Helper", inside(first, "Helper"), "app.Dao", inside(other, "Dao")), Set.of());
        assertThat(found.skipped()).isEmpty();
        assertThat(Fixture.texts(found.sites())).containsExactlyInAnyOrder("select 1", "select 2");
    }

    @Test
    void theCopyThatWasFoundOnTheClassPathExplainsNotTheOneBeside() throws IOException {
        byte[] old = bytes("Helper");
        write(
                        "Helper",
                        "void run(Connection c, String sql) throws SQLException { c.prepareStatement(sql + \" for update\"); }")
                .compile();
        Path fat = new Zip()
                .with("app/Dao.class", bytes("Dao"))
                .with("app/Helper.class", old)
                .write(folder.resolve("fat.jar"));
        Path lib = new Zip().with("app/Helper.class", bytes("Helper")).write(folder.resolve("lib.jar"));
        for (URI resolved : List.of(uri("Helper"), inside(lib, "Helper"))) {
            ScanResult found = ChosenClasses.scan(
                    Map.of("app.Dao", inside(fat, "Dao")), Map.of("app.Helper", resolved), Set.of(), List.of());
            assertThat(Fixture.texts(found.sites())).containsExactly("select 1 for update");
        }
    }

    @Test
    void whatLiesBehindLinksIsReadToo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("out"), project.classes());
        URI behind = link.resolve("app/Dao.class").toUri();
        assertThat(Fixture.texts(scan(Map.of("app.Dao", behind), Set.of()).sites()))
                .containsExactly("select 1");
        Path packages = Files.createDirectories(folder.resolve("linked/app"));
        for (String name : List.of("Dao", "Helper")) {
            Files.createSymbolicLink(
                    packages.resolve(name + ".class"), project.classes().resolve("app/" + name + ".class"));
        }
        URI linked = packages.resolve("Dao.class").toUri();
        assertThat(Fixture.texts(scan(Map.of("app.Dao", linked), Set.of()).sites()))
                .containsExactly("select 1");
    }

    @Test
    void whatCannotBeReadIsALineOfItsClass() throws IOException {
        Files.write(project.classes().resolve("app/Dao.class"), new byte[20]);
        URI gone = inside(folder.resolve("gone.jar"), "Gone");
        assertThat(scan(Map.of("app.Dao", uri("Dao"), "app.Gone", gone), Set.of())
                        .skipped())
                .satisfiesExactly(
                        dao -> assertThat(dao).isEqualTo("app/Dao.class: not a class file"),
                        other -> assertThat(other).startsWith("app/Gone.class: not a zip file that can be read"));
    }

    @Test
    void classesOfTheJdkAreLeftOut() {
        URI rowSet = URI.create("jrt:/java.sql.rowset/com/sun/rowset/CachedRowSetImpl.class");
        ScanResult found = scan(Map.of("com.sun.rowset.CachedRowSetImpl", rowSet), Set.of());
        assertThat(found.sites()).isEmpty();
        assertThat(found.skipped()).isEmpty();
    }

    private Fixture write(String name, String members) {
        return project.type(name, "class " + name + " {" + members + "}");
    }

    private static ScanResult scan(Map<String, URI> chosen, Set<Path> projects) {
        return ChosenClasses.scan(chosen, Map.of(), projects, List.of());
    }

    private URI uri(String name) {
        return project.classes().resolve("app/" + name + ".class").toUri();
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(project.classes().resolve("app/" + name + ".class"));
    }

    private static URI inside(Path jar, String name) {
        return URI.create("jar:" + jar.toUri() + "!/app/" + name + ".class");
    }
}
