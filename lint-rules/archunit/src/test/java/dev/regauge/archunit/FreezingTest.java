package dev.regauge.archunit;

import static com.tngtech.archunit.library.freeze.FreezingArchRule.freeze;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ArchUnit's frozen violations and its text files, with the violations of ours. */
class FreezingTest {

    private static final RouteRule RULE = RegaugeRules.forRoute("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    private static final String BY_IDS = """
                ResultSet byIds(Connection c, Array ids) throws SQLException {
                    PreparedStatement s = c.prepareStatement(
                            "select name from customers where id in ?");
                    s.setArray(1, ids);
                    return s.executeQuery();
                }
            """;

    private static final String UNNAMED = """
                void unnamed(Connection c) {
                    Runnable later = () -> {
                        try {
                            PreparedStatement s = c.prepareStatement("select id from customers where name is ?");
                            s.setString(1, null);
                        } catch (SQLException e) { throw new IllegalStateException(e); }
                    };
                }
            """;

    @TempDir
    private Path folder;

    private Program shop;

    @BeforeEach
    void freezeTheProgram() {
        ArchConfiguration configuration = ArchConfiguration.get();
        configuration.setProperty(
                "freeze.store.default.path", folder.resolve("store").toString());
        configuration.setProperty("freeze.store.default.allowStoreCreation", "true");
        shop = new Program(folder.resolve("shop"));
        write(BY_IDS + UNNAMED);
        assertThat(fresh(RULE)).isEmpty();
    }

    @AfterEach
    void forgetTheStore() {
        ArchConfiguration.get().reset();
    }

    @Test
    void whatIsFrozenStays() throws IOException {
        assertThat(fresh(RULE)).isEmpty();
        assertThat(store())
                .hasSize(2)
                .anySatisfy(violation -> assertThat(violation)
                        .startsWith("shop.Customers.byIds violates in-bare-placeholder in (Customers.java:"))
                .anySatisfy(violation -> assertThat(violation)
                        .startsWith("shop.Customers.unnamed violates is-placeholder in (Customers.java:"));
    }

    @Test
    void codeMayMoveAndBeFormattedAnew() throws IOException {
        List<String> before = store();
        String moved = BY_IDS.replace(
                "\"select name from customers where id in ?\"",
                "\"\"\"\n        select name\n          from customers\n         where id in ?\n\"\"\"");
        write("    // a comment\n    Runnable first = () -> {};\n\n" + UNNAMED.replace("{\n", "{\n\n") + moved);
        assertThat(fresh(RULE)).isEmpty();
        assertThat(store()).isEqualTo(before);
    }

    @Test
    void anotherOneIsNew() {
        write(BY_IDS + UNNAMED
                + "void more(Connection c) throws SQLException { c.prepareStatement(\"select 1 where 1 in ?\"); }");
        assertThat(fresh(RULE))
                .singleElement()
                .asString()
                .startsWith("shop.Customers.more violates in-bare-placeholder");
    }

    @Test
    void theSameOnceMoreInTheSameMethodIsNew() {
        String twice = BY_IDS.replace(
                "        return",
                "        c.prepareStatement(\"select name from customers where id in ?\").setArray(1, ids);\n        return");
        write(twice + UNNAMED);
        assertThat(fresh(RULE))
                .singleElement()
                .asString()
                .startsWith("shop.Customers.byIds violates in-bare-placeholder");
    }

    @Test
    void twoOfTheSameInOneLineStayFrozenWhenTheyAreWrittenInTwo() throws IOException {
        RouteRule rule = RULE.only("in-bare-placeholder");
        String twice = "c.prepareStatement(\"select 1 where 1 in ?\"); c.prepareCall(\"select 1 where 1 in ?\");";
        write("void all(Connection c) throws SQLException { " + twice + " }");
        assertThat(fresh(rule)).isEmpty();
        write("void all(Connection c) throws SQLException { " + twice.replace("; ", ";\n") + " }");
        assertThat(rule.evaluate(shop.classes()).getFailureReport().getDetails())
                .hasSize(2);
        assertThat(fresh(rule)).isEmpty();
    }

    @Test
    void whatIsMendedLeavesTheStore() throws IOException {
        write(BY_IDS.replace("in ?", "= any(?)") + UNNAMED);
        assertThat(fresh(RULE)).isEmpty();
        assertThat(store()).singleElement().asString().contains("is-placeholder");
        write(UNNAMED + BY_IDS);
        assertThat(fresh(RULE)).singleElement().asString().contains("in-bare-placeholder");
    }

    @Test
    void aBackslashAtTheEndDoesNotSwallowTheNextViolation() {
        RouteRule rule = RULE.only("in-bare-placeholder");
        String body =
                "c.prepareStatement(\"select 1 where 1 in ? -- \\\\\"); c.prepareStatement(\"select 2 where 2 in ?\");";
        write("void all(Connection c) throws SQLException { " + body + " }");
        assertThat(fresh(rule)).isEmpty();
        assertThat(fresh(rule)).isEmpty();
    }

    @Test
    void anotherChoiceOfRulesIsFrozenForItself() {
        write(BY_IDS + UNNAMED
                + "void more(Connection c) throws SQLException { c.prepareStatement(\"select 1 where 1 in ?\"); }");
        assertThat(fresh(RULE.only("in-bare-placeholder"))).isEmpty();
        assertThat(fresh(RULE)).hasSize(1);
    }

    @Test
    void anotherChoiceOfRulesForTheSameReasonIsFrozenForItself() {
        RouteRule reasoned = RULE.because("we move in May");
        assertThat(fresh(reasoned)).isEmpty();
        assertThat(fresh(reasoned.only("in-bare-placeholder"))).isEmpty();
        assertThat(fresh(reasoned))
                .as("what the narrower rule does not find is not solved")
                .isEmpty();
    }

    @Test
    void anotherChoiceOfSinksOrConfigurationIsFrozenForItself() {
        String db = "static void run(String sql) {} void more() { run(\"select 1 where 1 in ?\"); }";
        write(BY_IDS + UNNAMED + db);
        shop.file("regauge-lint.toml", "[severity]\nis-placeholder = \"off\"\n");
        assertThat(fresh(RULE.withSink("shop.Customers#run"))).isEmpty();
        assertThat(fresh(RULE)).as("takes what is off out of its store").isEmpty();
        shop.file("none.toml", "");
        assertThat(fresh(RULE.configuredBy(shop.root().resolve("none.toml")))).isEmpty();
        assertThat(fresh(RULE.unconfigured())).isEmpty();
    }

    @Test
    void otherWordsForTheSameAreKnownByOurMatcher() throws IOException {
        Path file = stored();
        Files.writeString(file, Files.readString(file).replace("To fix: ", "What to do: "));
        FreezingArchRule frozen = freeze(RULE);
        assertThat(frozen.associateViolationLinesVia(new RegaugeLineMatcher())
                        .evaluate(shop.classes())
                        .hasViolation())
                .isFalse();
        assertThat(frozen.evaluate(shop.classes()).getFailureReport().getDetails())
                .hasSize(2);
    }

    @Test
    void theSecondOfTheSameWithoutAStatementIsKnownByOurMatcher() throws IOException {
        RouteRule rule = RULE.only("generated-keys-by-index");
        String keys = "void keys(Connection c, String sql) throws SQLException {\n"
                + "c.prepareStatement(sql, new int[] {1});\nc.prepareStatement(sql, new int[] {1}); }";
        write(keys);
        assertThat(fresh(rule)).isEmpty();
        Path file = stored("[2]");
        Files.writeString(file, Files.readString(file).replace("To fix: ", "What to do: "));
        write("void first() {}\n\n" + keys);
        assertThat(freeze(rule)
                        .associateViolationLinesVia(new RegaugeLineMatcher())
                        .evaluate(shop.classes())
                        .getFailureReport()
                        .getDetails())
                .isEmpty();
    }

    private void write(String members) {
        shop.type("shop.Customers", "class Customers {\n" + members + "}\n").compile();
    }

    /** What is not frozen. */
    private List<String> fresh(RouteRule rule) {
        return freeze(rule).evaluate(shop.classes()).getFailureReport().getDetails();
    }

    /** The violations in the store, whose line ends are escaped where they are not the end of a violation. */
    private List<String> store() throws IOException {
        return List.of(Files.readString(stored()).split("(?<!\\\\)\n"));
    }

    private Path stored() throws IOException {
        return stored("");
    }

    /** The store of the rule with a violation that has this in it. */
    private Path stored(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("store"))) {
            for (Path file : files.filter(one -> !one.endsWith("stored.rules")).toList()) {
                if (Files.readString(file).contains(part)) {
                    return file;
                }
            }
        }
        throw new AssertionError("No violation with " + part + " is stored");
    }
}
