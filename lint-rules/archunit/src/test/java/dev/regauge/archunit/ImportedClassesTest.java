package dev.regauge.archunit;

import static dev.regauge.archunit.RouteRuleTest.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From wherever classes are imported: what was imported is judged, what lies beside it is understood. */
class ImportedClassesTest {

    private static final RouteRule RULE = RegaugeRules.forRoute("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    private static final String FINDING =
            "shop.Customers.byIds violates in-bare-placeholder in (Customers.java:2): select name from t where id in ?";

    @TempDir
    private Path folder;

    private Program shop;

    @BeforeEach
    void writeAProgramWithAHelper() {
        shop = new Program(folder.resolve("shop"))
                .type("db.Db", """
                        public class Db extends Base {
                            public Connection connection;
                            public void run(String sql, Array values) throws SQLException { bind(connection, sql, values); }
                        }
                        """)
                .type("db.Base", """
                        public class Base {
                            void bind(Connection c, String sql, Array values) throws SQLException {
                                PreparedStatement s = c.prepareStatement("select name from " + sql);
                                s.setArray(1, values);
                                s.execute();
                            }
                        }
                        """)
                .type(
                        "shop.Customers",
                        "class Customers { void byIds(db.Db db, Array ids) throws SQLException { db.run(\"t where id in ?\", ids); } }")
                .compile();
    }

    @Test
    void aHelperBesideThemIsUnderstood() {
        assertThat(violations(RULE, shop.only("shop.Customers")))
                .singleElement()
                .asString()
                .startsWith(FINDING)
                .endsWith("reaches the driver through db.Db.run, then db.Base.bind");
    }

    @Test
    void whatLiesBesideThemIsNotJudged() {
        shop.type(
                        "shop.Orders",
                        "class Orders { void all(Connection c) throws SQLException { c.prepareStatement(\"select 1 where 1 in ?\"); } }")
                .compile();
        assertThat(violations(RULE, shop.classes())).hasSize(2);
        assertThat(violations(RULE, shop.only("shop.Customers"))).hasSize(1);
        assertThat(violations(RULE, shop.only("db.Db"))).isEmpty();
    }

    @Test
    void archivesAreRead() throws Exception {
        JavaClasses classes = new ClassFileImporter()
                .importJar(new JarFile(archive("", "shop", "db").toFile()));
        assertThat(violations(RULE, classes)).singleElement().asString().startsWith(FINDING);
    }

    @Test
    void partsOfArchivesAreRead() throws Exception {
        Path jar = archive("BOOT-INF/classes/", "shop", "db");
        URI part = URI.create("jar:" + jar.toUri() + "!/BOOT-INF/classes/shop/");
        JavaClasses classes = new ClassFileImporter().importLocations(Set.of(Location.of(part)));
        assertThat(classes).hasSize(1);
        assertThat(violations(RULE, classes)).singleElement().asString().startsWith(FINDING);
    }

    @Test
    void aHelperInAnotherArchiveOfTheClassPathIsUnderstood() throws Exception {
        Path jar = archive("", "db");
        Files.delete(shop.output().resolve("db/Db.class"));
        Files.delete(shop.output().resolve("db/Base.class"));
        assertThat(violations(RULE, shop.classes())).isEmpty();
        JavaClasses classes = onClassPath(jar, shop::classes);
        assertThat(violations(RULE, classes)).singleElement().asString().startsWith(FINDING);
    }

    @Test
    void aHelperInAnotherFolderOfTheClassPathIsUnderstood() throws Exception {
        Program db = new Program(folder.resolve("db"));
        Files.createDirectories(db.output());
        Files.move(shop.output().resolve("db"), db.output().resolve("db"));
        JavaClasses classes = onClassPath(db.output(), shop::classes);
        assertThat(violations(RULE, classes)).singleElement().asString().startsWith(FINDING);
    }

    @Test
    void aDefaultMethodInAnotherArchiveOfTheClassPathIsUnderstood() throws Exception {
        shop.type("db.Querying", """
                        public interface Querying extends Binding {
                            default void run(Connection c, String sql, Array values) throws SQLException { bind(c, sql, values); }
                        }
                        """)
                .type("db.Binding", """
                        interface Binding {
                            default void bind(Connection c, String sql, Array values) throws SQLException {
                                c.prepareStatement("select name from " + sql).setArray(1, values);
                            }
                        }
                        """)
                .type(
                        "shop.Customers",
                        "class Customers implements db.Querying { void byIds(Connection c, Array ids) throws SQLException { run(c, \"t where id in ?\", ids); } }")
                .compile();
        Path jar = archive("", "db");
        try (Stream<Path> files = Files.list(shop.output().resolve("db"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(violations(RULE, shop.classes())).isEmpty();
        assertThat(violations(RULE, onClassPath(jar, shop::classes)))
                .singleElement()
                .asString()
                .startsWith(FINDING);
    }

    @Test
    void aFaultOfAnImportedHelperIsJudgedWhereItsCallersAreNotImported() {
        shop.type(
                        "db.Names",
                        "public class Names { public void by(Connection c, String more) throws SQLException { c.prepareStatement(\"select name from t where id in ? and \" + more); } }")
                .type(
                        "shop.Orders",
                        "class Orders { void all(Connection c) throws SQLException { new db.Names().by(c, \"paid\"); } }")
                .compile();
        assertThat(violations(RULE, shop.only("db.Names")))
                .singleElement()
                .asString()
                .startsWith("db.Names.by violates in-bare-placeholder in (Names.java:2): select name from t");
        assertThat(violations(RULE, shop.only("shop.Orders")))
                .singleElement()
                .asString()
                .startsWith("shop.Orders.all violates in-bare-placeholder");
    }

    @Test
    void aStatementThatABaseClassAsksForIsThatOfTheClassThatHasIt() {
        shop.type("db.Dao", """
                        public abstract class Dao {
                            protected abstract String sql();
                            public void all(Connection c) throws SQLException { c.prepareStatement(sql()); }
                        }
                        """)
                .type(
                        "shop.Orders",
                        "class Orders extends db.Dao { protected String sql() { return \"select 1 where 1 in ?\"; } }")
                .compile();
        assertThat(violations(RULE, shop.only("shop.Orders")))
                .singleElement()
                .asString()
                .startsWith("shop.Orders.sql violates in-bare-placeholder in (Orders.java:2): select 1 where 1 in ?")
                .endsWith("reaches the driver through db.Dao.all");
        assertThat(violations(RULE, shop.only("db.Dao"))).hasSize(1);
    }

    @Test
    void theJdkIsNobodysProgram() {
        JavaClasses classes = new ClassFileImporter().importPackages("com.sun.rowset");
        assertThat(classes).isNotEmpty();
        assertThatCode(() -> RULE.check(classes)).doesNotThrowAnyException();
    }

    @Test
    void classesInTheDefaultPackageAreRead() {
        Program plain = new Program(folder.resolve("plain"))
                .type("Sql", "class Sql { static String in() { return \"select 1 where 1 in ?\"; } }")
                .type(
                        "Dao",
                        "class Dao { void all(Connection c) throws SQLException { c.prepareStatement(Sql.in()); } }")
                .compile();
        assertThat(violations(RULE, plain.only("Dao")))
                .singleElement()
                .asString()
                .startsWith("Dao.all violates");
    }

    @Test
    void severalThreadsSeeTheSame() throws Exception {
        JavaClasses classes = shop.classes();
        List<Callable<List<String>>> checks = IntStream.range(0, 8)
                .<Callable<List<String>>>mapToObj(each -> () -> violations(RULE, classes))
                .toList();
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var found : threads.invokeAll(checks)) {
                assertThat(found.get()).singleElement().asString().startsWith(FINDING);
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Imports with more on the class path of the thread, which is where ArchUnit looks. */
    private static JavaClasses onClassPath(Path more, Callable<JavaClasses> importer) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {more.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return importer.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Path archive(String prefix, String... packages) throws IOException {
        Path jar = folder.resolve("app " + packages.length + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : packages) {
                try (Stream<Path> files = Files.list(shop.output().resolve(name))) {
                    for (Path file : files.sorted().toList()) {
                        out.putNextEntry(new JarEntry(prefix + name + "/" + file.getFileName()));
                        Files.copy(file, out);
                    }
                }
            }
        }
        return jar;
    }
}
