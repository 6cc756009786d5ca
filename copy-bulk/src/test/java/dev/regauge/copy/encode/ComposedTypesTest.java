package dev.regauge.copy.encode;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.copy.value.Range;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ComposedTypesTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    enum Mood {
        SAD,
        happy {
            @Override
            boolean good() {
                return true;
            }
        };

        boolean good() {
            return false;
        }
    }

    private record Item(String name, BigDecimal unitPrice) {}

    record Swapped(BigDecimal unit_price, String name) {}

    record Abbreviated(int id, String orderURL) {}

    record Twice(String name, int unitPrice, int unit_price) {}

    record TooFew(String name) {}

    record TooMany(String name, BigDecimal unitPrice, int more) {}

    record Failing(String name, BigDecimal unitPrice) {
        @Override
        public String name() {
            throw new UnsupportedOperationException("mine");
        }
    }

    @BeforeAll
    static void create() {
        DATABASE.execute("create type mood as enum ('SAD', 'happy', 'a b,\"''')");
        DATABASE.execute("create type item as (name varchar(5), unit_price numeric(6,2))");
        DATABASE.execute("create domain price as numeric(6,2) check (value > 0)");
        DATABASE.execute("create domain must as price not null");
        DATABASE.execute("create domain ints as int[]");
        DATABASE.execute("create type nested as (items item[], d must, i ints)");
        DATABASE.execute("create type dropped as (a int, b text, c int)");
        DATABASE.execute("alter type dropped drop attribute b");
        DATABASE.execute("create type linked as (id int, order_url text)");
        DATABASE.execute("create type searched as (a tsvector)");
    }

    @Test
    void enumsTakeTheirLabels() throws Exception {
        try (Stored column = on("mood")) {
            column.same("SAD", "SAD")
                    .same(Mood.SAD, "SAD")
                    .same(Mood.happy, "happy")
                    .same("a b,\"'", "a b,\"'");
            column.refuses("sad", "3 labels")
                    .refuses(Thread.State.NEW, "3 labels")
                    .refuses(1, "String")
                    .refuses('S', "String");
        }
        try (Stored column = on("mood[]")) {
            column.same(new Mood[] {Mood.happy, null}, "{happy,NULL}");
        }
    }

    @Test
    void domainsTakeWhatTheTypeBelowTakes() throws Exception {
        try (Stored column = on("price")) {
            column.same(new BigDecimal("1.5"), "1.50").refuses(new BigDecimal("1.555"), "numeric");
            column.serverRefuses(-1, "23514");
        }
        try (Stored column = on("must[]")) {
            column.same(List.of(1, 2), "{1,2}").refuses(Arrays.asList(1, null), "is NOT NULL");
        }
        try (Stored column = on("ints[]")) {
            column.same(List.of(new int[] {1}, List.of(2, 3)), "{\"{1}\",\"{2,3}\"}");
        }
    }

    @Test
    void compositesTakeListsMapsAndRecords() throws Exception {
        BigDecimal price = new BigDecimal("1.5");
        try (Stored column = on("item")) {
            for (Object value : List.of(
                    List.of("a,b\"", price),
                    new Object[] {"a,b\"", price},
                    Map.of("name", "a,b\"", "unit_price", price),
                    new Item("a,b\"", price),
                    new Swapped(price, "a,b\""))) {
                column.same(value, "(\"a,b\"\"\",1.50)");
            }
            column.same(Arrays.asList(null, null), "(,)").same(new Item("", null), "(\"\",)");
            column.refuses(List.of("a"), "has 1 values")
                    .refuses(new Item("abcdef", null), "5")
                    .refuses("(a,1)", "by position");
            column.refuses(Map.of("name", "a"), "lacks unit_price").refuses(new TooFew("a"), "lacks a component");
            column.refuses(Map.of("name", "a", "unit_price", 1, "x", 2), "has 1 keys that are no attributes");
            column.refuses(Map.of("Name", "a", "unit_price", 1), "lacks name and has 1 keys");
            column.refuses(new TreeMap<>(Map.of(1, "a", 2, price)), "keys are Strings");
            column.refuses(new Twice("a", 1, 2), "two components for the attribute unit_price");
            column.refuses(new TooMany("a", null, 1), "no attributes: more");
            assertThatThrownBy(() -> column.refuses(new Failing("a", null), ""))
                    .hasMessageContaining("UnsupportedOperationException: mine");
        }
    }

    @Test
    void namesOfComponentsAreReadAsAMappingOfRecordsReadsThem() throws Exception {
        try (Stored column = on("linked")) {
            column.same(new Abbreviated(1, "a"), "(1,a)");
        }
    }

    @Test
    void compositesNest() throws Exception {
        Map<String, Object> nested = new HashMap<>();
        nested.put("items", List.of(new Item("a", null), List.of("b", 2), Map.of("name", "c", "unit_price", 3)));
        nested.put("d", 4);
        nested.put("i", new int[][] {{1}, {2}});
        try (Stored column = on("nested")) {
            column.same(nested, "(\"{\"\"(a,)\"\",\"\"(b,2)\"\",\"\"(c,3)\"\"}\",4,\"{{1},{2}}\")");
            nested.put("d", null);
            column.refuses(nested, "is NOT NULL");
        }
        try (Stored column = on("item[]")) {
            column.same(new Item[][] {{new Item("a", null)}, {new Item("b", null)}}, "{{\"(a,)\"},{\"(b,)\"}}");
            column.same(new Object[] {new Object[] {"a", 1}, List.of("b", 2)}, "{\"(a,1)\",\"(b,2)\"}");
        }
        try (Stored column = on("dropped")) {
            column.same(List.of(1, 3), "(1,3)");
        }
        try (Stored column = on("searched")) {
            column.refuses(List.of("a"), "input syntax");
        }
    }

    @Test
    void rangesAreBroughtIntoTheServersForm() throws Exception {
        try (Stored column = on("int4range")) {
            column.same(Range.closed(1, 3), "[1,3]")
                    .same(Range.open(1, 3), "(1,3)")
                    .same(Range.openClosed(1, 3), "(1,3]");
            column.same(Range.closedOpen(1, 1), "[1,1)")
                    .same(Range.empty(), "empty")
                    .same(Range.all(), "(,)");
            column.same(Range.atLeast(1), "[1,)")
                    .same(Range.greaterThan(1), "(1,)")
                    .same(Range.atMost(1), "(,1]");
            column.same(Range.lessThan(1), "(,1)")
                    .refuses(Range.closed(1, 3_000_000_000L), "integer")
                    .refuses("[1,2]", "Range");
            column.serverRefuses(Range.closed(2, 1), "22000");
        }
        try (Stored column = on("daterange")) {
            column.same(Range.closed(LocalDate.of(2024, 2, 28), LocalDate.of(2024, 2, 29)), "[2024-02-28,2024-02-29]");
        }
        try (Stored column = on("numrange")) {
            column.same(Range.openClosed(new BigDecimal("1.50"), new BigDecimal("2")), "(1.50,2]");
        }
        try (Stored column = on("tstzrange[]")) {
            column.same(List.of(Range.atLeast(Instant.EPOCH), Range.empty()), "{\"[1970-01-01 00:00:00+00,)\",empty}");
        }
    }

    @Test
    void multirangesAreCollectionsOfRanges() throws Exception {
        try (Stored column = on("int4multirange")) {
            column.same(List.of(), "{}")
                    .same(List.of(Range.closed(5, 6), Range.closed(1, 2), Range.empty()), "{[5,6],[1,2],empty}");
            column.same(List.of(Range.closed(1, 2), Range.closed(2, 4)), "{[1,4]}")
                    .refuses(List.of(1), "Range");
            column.refuses(Arrays.asList((Object) null), "no NULL").refuses(Range.closed(1, 2), "collection");
        }
        try (Stored column = on("int4multirange[]")) {
            column.same(List.of(List.of(Range.closed(1, 2)), List.of()), "{\"{[1,2]}\",\"{}\"}");
        }
    }

    private static Stored on(String type) {
        return Stored.on(type, DATABASE.connect());
    }
}
