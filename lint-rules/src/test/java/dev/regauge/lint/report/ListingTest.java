package dev.regauge.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.page.Columns;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

    @Test
    void putsACaretUnderThePlace() {
        assertThat(list("where id in ?", "?", 80)).isEqualTo("""
                | where id in ?
                |             ^""");
    }

    @Test
    void countsTabsAndWideCharactersAsATerminalDoes() {
        assertThat(list("'価格'\tid = ?", "id", 80)).isEqualTo("""
                | '価格'  id = ?
                |         ^^""");
    }

    @Test
    void countsCharactersThatAreWrittenOut() {
        assertThat(list("a\u001b[2J ?", "?", 80)).isEqualTo("""
                | a\\u001B[2J ?
                |            ^""");
    }

    @Test
    void showsTheLinesAroundThePlaceWithTheirNumbers() {
        String sql = "1\n2\n3\n4\n5\n6\n7\n8\nnine ?\n10\n\n12\n13";

        assertThat(list(sql, "?", 80)).isEqualTo("""
                   | ...
                 6 | 6
                 7 | 7
                 8 | 8
                 9 | nine ?
                   |      ^
                10 | 10
                11 |
                   | ...""");
    }

    @Test
    void showsTheBeginningWhereNoPlaceIsKnown() {
        assertThat(join(Snippet.of("1\n2\n3\n4\n5\n6\n7", OptionalInt.empty()), 80))
                .startsWith("1 | 1\n2 | 2")
                .endsWith("6 | 6\n  | ...");
    }

    @Test
    void cutsALongLineAroundThePlace() {
        assertThat(list("a".repeat(50) + " ? " + "b".repeat(50), "?", 32)).isEqualTo("""
                | ...aaaaaaaaaaa ? bbbbbbbbbb...
                |                ^""");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 299, 300, 301, 598, 599, 600})
    void neverIsWiderThanItsWidth(int caret) {
        Snippet snippet = Snippet.of("価a? ".repeat(150), OptionalInt.of(caret));

        assertThat(Listing.of(snippet, 40))
                .allSatisfy(
                        row -> assertThat(Columns.of(row.margin() + row.text())).isLessThanOrEqualTo(40))
                .anySatisfy(row -> assertThat(row.text()).contains("^"));
    }

    private static String list(String sql, String place, int width) {
        return join(Snippet.of(sql, OptionalInt.of(sql.indexOf(place))), width);
    }

    private static String join(Snippet snippet, int width) {
        return Listing.of(snippet, width).stream()
                .map(row -> (row.margin() + row.text()).stripTrailing())
                .collect(Collectors.joining("\n"));
    }
}
