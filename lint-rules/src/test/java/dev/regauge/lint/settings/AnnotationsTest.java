package dev.regauge.lint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Suppression;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an annotation in a class file covers. */
class AnnotationsTest {

    private static final String IGNORE = "@RegaugeIgnore(value = \"in-bare-placeholder\", reason = \"until March\") ";

    @TempDir
    private Path folder;

    @Test
    void aMethodWithItsLambdasAndClassesAndNoOther() {
        Sifted sifted = sift(IGNORE + """
                void kept() throws SQLException {
                    BAD;
                    Runnable r = () -> { try { BAD; } catch (SQLException e) { } };
                    new Object() { void inner() throws SQLException { BAD; } };
                }
                void open() throws SQLException { BAD; }
                """);
        assertThat(Linted.suppressed(sifted)).containsExactlyInAnyOrder("kept", "kept", "inner");
        assertThat(Linted.open(sifted)).containsExactly("open");
        assertThat(Linted.about(sifted)).isEmpty();
    }

    @Test
    void saysWhoSuppressesAndWhy() {
        Sifted sifted = sift(IGNORE + "void kept() throws SQLException { BAD; }");
        assertThat(sifted.suppressed()).singleElement().satisfies(kept -> {
            assertThat(kept.by().kind()).isEqualTo(Suppression.Kind.ANNOTATION);
            assertThat(kept.by().reason()).isEqualTo("until March");
            assertThat(kept.by().place()).hasToString("src/main/java/app/Dao.java:6");
        });
        assertThat(sifted.notes()).containsExactly("1 finding is suppressed: 1 by an annotation.");
    }

    @Test
    void oneOfTwoMethodsOfOneName() {
        Sifted sifted = sift("""
                void find(int i) throws SQLException { BAD; }
                """ + IGNORE + """
                void find(long l) throws SQLException {
                    BAD;
                }
                void find(String s) throws SQLException { BAD; }
                """);
        assertThat(sifted.suppressed())
                .singleElement()
                .satisfies(kept -> assertThat(kept.finding().location().line()).isEqualTo(8));
        assertThat(Linted.open(sifted)).hasSize(2);
    }

    @Test
    void oneOfTwoMethodsOfOneNameThatHaveNoCode() {
        String find = "@org.springframework.data.jdbc.repository.query.Query(\"select * from %s where id in :ids\")"
                + " java.util.List<String> find(%s ids);\n";
        Sifted sifted = sift("interface Orders {\n" + IGNORE + find.formatted("kept", "int[]")
                + find.formatted("open", "long[]") + "}");
        assertThat(sifted.suppressed())
                .singleElement()
                .satisfies(kept -> assertThat(kept.finding().sql()).contains("from kept"));
        assertThat(sifted.open())
                .singleElement()
                .satisfies(open -> assertThat(open.sql()).contains("from open"));
    }

    @Test
    void noneOfTwoMethodsThatNothingTellsApart() {
        Sifted sifted = sift("interface Orders {\n" + IGNORE + "void find(int i);\nvoid find(long l);\n}");
        assertThat(Linted.about(sifted)).first().asString().contains("The annotation on find covers nothing");
    }

    @Test
    void aConstructor() {
        Sifted sifted = sift(IGNORE + "Dao() throws SQLException { BAD; }\nvoid open() throws SQLException { BAD; }");
        assertThat(Linted.suppressed(sifted)).containsExactly("<init>");
        assertThat(Linted.open(sifted)).containsExactly("open");
    }

    @Test
    void aTypeWithAllThatIsNestedInIt() {
        Sifted sifted = sift(IGNORE + """
                static class In { Connection c; void a() throws SQLException { BAD; }
                    static class Deeper { Connection c; void b() throws SQLException { BAD; } } }
                static class InNot { Connection c; void x() throws SQLException { BAD; } }
                """);
        assertThat(Linted.suppressed(sifted)).containsExactlyInAnyOrder("a", "b");
        assertThat(Linted.open(sifted)).containsExactly("x");
    }

    @Test
    void aPackageAndNotTheOnesBelow() {
        String dao = "; public class A { java.sql.Connection c; void a() throws java.sql.SQLException { BAD; } }";
        Sifted sifted = new Linted(folder)
                .source("app/package-info.java", "@dev.regauge.annotation." + IGNORE.substring(1) + "package app;")
                .source("app/A.java", "package app" + dao)
                .source("app/below/A.java", "package app.below" + dao)
                .sift();
        assertThat(sifted.suppressed()).hasSize(1);
        assertThat(sifted.open())
                .singleElement()
                .satisfies(open -> assertThat(open.location().className()).isEqualTo("app.below.A"));
    }

    @Test
    void aConstantWhereverItIsUsed() {
        Sifted sifted = new Linted(folder).source("app/Sql.java", """
                        package app;
                        interface Sql {
                            @dev.regauge.annotation.RegaugeIgnore(value = "in-bare-placeholder", reason = "until March")
                            String FIND = "select * from t where id in ?";
                            String OTHER = "select * from t where other in ?";
                        }
                        """).dao("""
                        void whole() throws SQLException { c.prepareStatement(Sql.FIND).setInt(1, 5); }
                        void part(String s) throws SQLException {
                            c.prepareStatement(Sql.FIND + " and x = 1" + s).setInt(1, 5);
                        }
                        void open() throws SQLException { c.prepareStatement(Sql.OTHER).setInt(1, 5); }
                        """).sift();
        assertThat(Linted.suppressed(sifted)).containsExactly("whole");
        assertThat(Linted.open(sifted)).containsExactlyInAnyOrder("part", "open");
        assertThat(Linted.about(sifted)).isEmpty();
    }

    /** Elsewhere the same words may be somebody else's. */
    @Test
    void aPartOfAStatementInTheClassThatDeclaresIt() {
        Sifted sifted =
                new Linted(folder).dao("""
                        @dev.regauge.annotation.RegaugeIgnore(value = "in-bare-placeholder", reason = "until March")
                        static final String PART = " where id in ?";
                        void own(String s) throws SQLException {
                            c.prepareStatement("select 1 from t" + PART + " and x = 1" + s).setInt(1, 5);
                        }
                        """).source("app/Other.java", """
                        package app;
                        class Other {
                            void foreign(java.sql.Connection c) throws java.sql.SQLException {
                                c.prepareStatement("select 2 from u where id in ? and y = 2").setInt(1, 5);
                            }
                        }
                        """).sift();
        assertThat(Linted.suppressed(sifted)).containsExactly("own");
        assertThat(Linted.open(sifted)).containsExactly("foreign");
    }

    @Test
    void noFieldOfWhichNoTextIsKnown() {
        Sifted sifted = sift(IGNORE + "String sql = \"select * from t where id in ?\".trim();\n"
                + "void open() throws SQLException { c.prepareStatement(sql).setInt(1, 5); }");
        assertThat(Linted.open(sifted)).containsExactly("open");
        assertThat(Linted.about(sifted)).first().asString().contains("The annotation on sql covers nothing");
    }

    @Test
    void aHelperForItsCallers() {
        Sifted sifted = sift(IGNORE + """
                PreparedStatement run(String sql) throws SQLException { return c.prepareStatement(sql); }
                void caller() throws SQLException { run("select * from t where id in ?").setInt(1, 5); }
                """);
        assertThat(Linted.open(sifted)).isEmpty();
        assertThat(Linted.suppressed(sifted)).containsExactly("caller");
    }

    @Test
    void aProjectsOwnAnnotationOfTheSameName() {
        Sifted sifted = new Linted(folder)
                .source(
                        "acme/RegaugeIgnore.java",
                        "package acme; public @interface RegaugeIgnore { String value(); String reason() default \"\"; }")
                .source("acme/Dao.java", """
                        package acme;
                        class Dao { java.sql.Connection c;
                            @RegaugeIgnore(value = "in-bare-placeholder", reason = "ours")
                            void kept() throws java.sql.SQLException { BAD; }
                            @RegaugeIgnore("in-bare-placeholder")
                            void open() throws java.sql.SQLException { BAD; }
                        }
                        """)
                .sift();
        assertThat(Linted.suppressed(sifted)).containsExactly("kept");
        assertThat(Linted.open(sifted)).containsExactly("open");
        assertThat(Linted.about(sifted))
                .containsExactly("src/main/java/acme/Dao.java:6 bad-suppression: The suppression of in-bare-placeholder"
                        + " gives no reason");
    }

    @Test
    void severalWithReasonsOfTheirOwn() {
        Sifted sifted = sift("@RegaugeIgnore(value = \"limit-text\", reason = \"a\") " + IGNORE
                + "void kept() throws SQLException { BAD; }");
        assertThat(sifted.suppressed())
                .singleElement()
                .satisfies(kept -> assertThat(kept.by().reason()).isEqualTo("until March"));
        assertThat(Linted.about(sifted))
                .containsExactly("src/main/java/app/Dao.java:6 unused-suppression: This annotation suppresses"
                        + " limit-text, which finds nothing here on this route; remove it, unless another route needs"
                        + " it");
    }

    @Test
    void noRuleThatDoesNotExist() {
        Sifted sifted = sift("@RegaugeIgnore(value = {\"in-bare-placehoder\", \"*\"}, reason = \"r\")"
                + " void open() throws SQLException { BAD; }");
        assertThat(Linted.open(sifted)).containsExactly("open");
        assertThat(Linted.about(sifted))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "names in-bare-placehoder", "there is no such rule; did you mean in-bare-placeholder?"))
                .anySatisfy(line -> assertThat(line).contains("covers \"*\" instead of rules"));
    }

    private Sifted sift(String body) {
        return new Linted(folder).dao(body).sift();
    }
}
