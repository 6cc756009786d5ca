package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What text is found at a site, however the program writes it, and whichever way the compiler concatenates. */
class TextsOfSitesTest {

    @TempDir
    Path folder;

    static Stream<Arguments> bodies() {
        return Stream.of(
                        row("a literal", "String sql = \"select 1\";", "select 1"),
                        row("two literals", "String sql = \"select \" + \"1\";", "select 1"),
                        row("a text block", "String sql = \"\"\"\n  select 1\n  from t\"\"\";", "select 1\nfrom t"),
                        row("a variable", "String t = \"t\"; String sql = \"select * from \" + t;", "select * from t"),
                        row("a number", "int n = 3; n += 2; String sql = \"limit \" + n;", "limit 5"),
                        row("a letter", "char q = '?'; String sql = \"v = \" + q;", "v = ?"),
                        row("a truth value", "boolean b = true; String sql = \"v = \" + b;", "v = true"),
                        row("a parameter", "String sql = \"select * from \" + p;", "select * from {..}"),
                        row("appending", "String sql = \"a\"; sql += \" b\"; sql += \" c\";", "a b c"),
                        row("a choice", "String sql = \"a\" + (i > 0 ? \" asc\" : \" desc\");", "a asc|a desc"),
                        row("an if", "String sql = \"a\"; if (i > 0) { sql += \" where x = ?\"; }", "a|a where x = ?"),
                        row(
                                "a switch",
                                "String sql = switch (i) { case 1 -> \"a\"; case 2 -> \"b\"; default -> \"c\"; };",
                                "a|b|c"),
                        row(
                                "a builder",
                                "StringBuilder b = new StringBuilder(\"a\"); b.append(\" b\").append(\" c\"); String sql ="
                                        + " b.toString();",
                                "a b c"),
                        row(
                                "a builder with branches",
                                "StringBuilder b = new StringBuilder(); b.append(\"a\"); if (i > 0) b.append(\" x\"); else"
                                        + " b.append(\" y\"); String sql = b.toString();",
                                "a x|a y"),
                        row(
                                "an alias of a builder",
                                "StringBuilder b = new StringBuilder(\"a\"); StringBuilder d = b; d.append(\" b\"); String"
                                        + " sql = b.toString();",
                                "a b"),
                        row(
                                "a buffer",
                                "StringBuffer b = new StringBuffer(\"a\"); b.append(1).append('x'); String sql = b + \"\";",
                                "a1x"),
                        row(
                                "a loop",
                                "StringBuilder b = new StringBuilder(\"in (\"); for (int k = 0; k < i; k++) { if (k > 0)"
                                        + " b.append(\",\"); b.append(\"?\"); } String sql = b.append(\")\").toString();",
                                "in ({..})"),
                        row(
                                "a loop and a cut",
                                "StringBuilder b = new StringBuilder(\"in (\"); for (int k = 0; k < i; k++) {"
                                        + " b.append(\"?,\"); } b.setLength(b.length() - 1); String sql ="
                                        + " b.append(\")\").toString();",
                                "in ({..})"),
                        row(
                                "a loop over a variable",
                                "String sql = \"in (\"; for (int k = 0; k < i; k++) { sql += \"?,\"; } sql += \"0)\";",
                                "in ({..}0)"),
                        row(
                                "nested loops",
                                "StringBuilder b = new StringBuilder(\"v \"); for (int k = 0; k < i; k++) {"
                                        + " b.append(\"(\"); for (int m = 0; m < 3; m++) { b.append(\"?,\"); }"
                                        + " b.append(\"),\"); } String sql = b + \" end\";",
                                "v {..} end"),
                        row(
                                "two loops",
                                "StringBuilder b = new StringBuilder(\"insert into t (\"); for (int k = 0; k < i; k++) { if"
                                        + " (k > 0) b.append(\",\"); b.append(p); } b.append(\") values (\"); for (String s : l)"
                                        + " { b.append(\"?,\"); } b.deleteCharAt(b.length() - 1); String sql ="
                                        + " b.append(\")\").toString();",
                                "insert into t ({..}) values ({..})"),
                        row(
                                "a loop that starts anew",
                                "String sql = null; for (String s : l) { sql = \"delete from t where x = ?\"; }",
                                "delete from t where x = ?"),
                        row("concat", "String sql = \"a\".concat(\" b\");", "a b"),
                        row("trim and case", "String sql = (\"  a \" + p + \" b \").trim().toUpperCase();", "A {..} B"),
                        row(
                                "format",
                                "String sql = String.format(\"select %s from %2$s where x = %d %%\", \"a\", p, i);",
                                "select a from {..} where x = {..} %"),
                        row("formatted", "String sql = \"from %s\".formatted(\"t\");", "from t"),
                        row("join of a list", "String sql = \"in (\" + String.join(\",\", l) + \")\";", "in ({..})"),
                        row("join of known", "String sql = String.join(\" \", \"a\", \"b\");", "a b"),
                        row(
                                "joining",
                                "String sql = \"in (\" + l.stream().collect(Collectors.joining(\",\")) + \")\";",
                                "in ({..})"),
                        row(
                                "copies",
                                "String sql = \"in (\" + String.join(\",\", Collections.nCopies(i, \"?\")) + \")\";",
                                "in ({..})"),
                        row("repeat", "String sql = \"x\" + \"?,\".repeat(2) + \"?,\".repeat(i);", "x?,?,{..}"),
                        row("replace", "String sql = \"from $t\".replace(\"$t\", \"orders\");", "from orders"),
                        row("replace by unknown", "String sql = \"from $t x\".replace(\"$t\", p);", "from {..} x"),
                        row("an array", "String[] a = {\"a\", \"b\"}; String sql = a[1];", "b"),
                        row("a list", "List<String> a = List.of(\"a\", \"b\"); String sql = a.get(0);", "a"),
                        row("valueOf", "String sql = String.valueOf(\"a\") + Objects.requireNonNull(\" b\");", "a b"),
                        row(
                                "try and catch",
                                "String sql = \"a\"; try { sql = p.substring(1); } catch (RuntimeException e) { sql ="
                                        + " \"b\"; }",
                                "b|{..}"),
                        row("null first", "String sql = null; if (i > 0) sql = \"a\"; else sql = \"b\";", "a|b"),
                        row(
                                "more than eight",
                                "String sql = \"select a\"; if (i > 1) sql += \",b\"; if (i > 2) sql += \",c\"; if (i > 3)"
                                        + " sql += \",d\"; if (i > 4) sql += \",e\"; sql += \" from t\";",
                                "select a{..} from t"))
                .flatMap(row -> Stream.of(
                        Arguments.of(row.get()[0], "indy", row.get()[1], row.get()[2]),
                        Arguments.of(row.get()[0], "indyWithConstants", row.get()[1], row.get()[2]),
                        Arguments.of(row.get()[0], "inline", row.get()[1], row.get()[2])));
    }

    private static Arguments row(String name, String body, String texts) {
        return Arguments.of(name, body, texts);
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource("bodies")
    void theTextIsFound(String name, String strategy, String body, String texts) {
        String method = "void run(String p, int i, List<String> l) throws SQLException {\n" + body
                + "\nc.prepareStatement(sql); }";
        List<SqlSite> sites = Fixture.sitesOf(folder, method, "-XDstringConcat=" + strategy);
        assertThat(sites).hasSize(1);
        assertThat(Fixture.texts(sites)).containsExactlyInAnyOrder(texts.split("\\|", -1));
    }

    @Nested
    class WhenItIsHeldByAField {
        @Test
        void constantsOfAnyKindAreFound() {
            ScanResult result = new Fixture(folder)
                    .type("Sql", """
                            interface Sql { String A = "a"; String B = String.join(" ", "b", A); }
                            enum Query { ONE("one"), TWO("two" + Sql.B); final String text; Query(String t) { text = t; }
                              String text() { return text; } }
                            class Holder { static final String C; static { C = new StringBuilder("c").toString(); } }
                            record Named(String sql) {}
                            """)
                    .type("Dao", """
                            class Dao { Connection c; private final String t; private final String u = "u".trim();
                              private static String v = "v".trim(); public String open = "x".trim();
                              Dao() { t = "t".trim(); }
                              void run() throws SQLException {
                                c.prepareStatement(Sql.A);
                                c.prepareStatement(Sql.B);
                                c.prepareStatement(Query.ONE.text());
                                c.prepareStatement(Query.TWO.text);
                                c.prepareStatement(Holder.C);
                                c.prepareStatement(t + u + v);
                                c.prepareStatement(open);
                                c.prepareStatement(new Named("named").sql());
                              }
                            }
                            """)
                    .compile()
                    .scan();
            assertThat(Fixture.texts(result.sites()))
                    .containsExactly("a", "b a", "one", "twob a", "c", "tuv", "{..}", "named");
        }

        @Test
        void anEnumParameterStandsForAllItsConstants() {
            List<SqlSite> sites = Fixture.sitesOf(folder, """
                    enum Sort { NAME("name"), ID("id"); final String column; Sort(String c) { column = c; }
                      String sql() { return " order by " + column; } }
                    void run(Sort s) throws SQLException { c.prepareStatement("select 1" + s.sql()); }
                    """);
            assertThat(Fixture.texts(sites)).containsExactly("select 1 order by name", "select 1 order by id");
        }

        @Test
        void whatIsGivenToEveryConstructorIsFound() {
            ScanResult result = new Fixture(folder).type("Dao", """
                            class Dao { Connection c; private final String table; Dao(String table) { this.table = table; }
                              void run() throws SQLException { c.prepareStatement("delete from " + table); }
                              static Dao a() { return new Dao("a"); }
                            }
                            class B extends Dao { B() { super("b"); } }
                            """).compile().scan();
            assertThat(Fixture.texts(result.sites())).containsExactlyInAnyOrder("delete from a", "delete from b");
            assertThat(result.sites()).hasSize(1);
        }
    }

    @Test
    void aHoleSaysWhereItComesFrom() {
        List<SqlSite> sites = Fixture.sitesOf(folder, """
                String name;
                void a(String table) throws SQLException { c.prepareStatement("x" + table); }
                void b(List<String> ids) throws SQLException { c.prepareStatement("x" + String.join(",", ids)); }
                void d(List<String> ids) throws SQLException {
                  c.prepareStatement("x" + ids.stream().collect(Collectors.joining(","))); }
                void e() throws SQLException { c.prepareStatement("x" + name); }
                void f() throws SQLException { c.prepareStatement("x" + System.getProperty("q")); }
                """);
        assertThat(sites.stream()
                        .map(site -> ((SqlTemplate.Hole)
                                        site.templates().get(0).parts().get(1))
                                .origin()))
                .containsExactly(
                        "the parameter \"table\" of a",
                        "String.join(..)",
                        "Collectors.joining(..)",
                        "the field \"name\"",
                        "System.getProperty(..)");
    }
}
