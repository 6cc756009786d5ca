package dev.regauge.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.SecretDetector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {

    @Test
    void quotesNamesAndLiterals() {
        Sql sql = Sql.format("create role %I password %L in schema %I", "a\"b", "it's", List.of("s", "T"));
        assertThat(sql.text()).isEqualTo("create role \"a\"\"b\" password 'it''s' in schema \"s\".\"T\"");
    }

    @Test
    void takesPiecesOfSqlAndDoublesPercent() {
        Sql where = Sql.format("%I %% 2 = %L", "n", 1);
        assertThat(Sql.format("select 1 where %s and '5%%' <> ''", where).text())
                .isEqualTo("select 1 where \"n\" % 2 = 1 and '5%' <> ''");
    }

    @Test
    void joinsPieces() {
        List<Sql> columns = List.of(Sql.identifier("a"), Sql.identifier("t", "b"));
        assertThat(Sql.join(", ", columns).text()).isEqualTo("\"a\", \"t\".\"b\"");
        assertThat(Sql.join(", ", List.of())).isEqualTo(Sql.empty());
        assertThat(Sql.format("select 1%s", Sql.empty()).text()).isEqualTo("select 1");
    }

    @Test
    void showsNoLiteral() {
        Sql sql = Sql.format("alter role %I password %L valid until %L", "app", "hunter2hunter2", "2030-01-01");
        Sql inside = Sql.format("%s; %s", sql, Sql.literal(-31415926));
        assertThat(inside).hasToString("alter role \"app\" password *** valid until ***; (***)");
        SecretDetector.of("hunter2hunter2", "31415926").assertClean(inside.toString());
    }

    @Test
    void writesABackslashSoThatBothSettingsReadIt() {
        assertThat(Sql.literal("a\\'b").text()).isEqualTo("E'a\\\\''b'");
        assertThat(Sql.literal(new byte[] {0, -1}).text()).isEqualTo("E'\\\\x00ff'::bytea");
    }

    @Test
    void keepsAMinusSignApart() {
        assertThat(Sql.format("select 1-%L", -1).text()).isEqualTo("select 1-(-1)");
        assertThat(Sql.format("select - %L", -1L).text()).isEqualTo("select - (-1)");
        assertThat(Sql.format("select %L::int2", (short) -32768).text()).isEqualTo("select (-32768)::int2");
        assertThat(Sql.format("select 1-%s", Sql.literal(-1)).text()).isEqualTo("select 1-(-1)");
        assertThat(Sql.format("create sequence s increment %L", -1).text()).isEqualTo("create sequence s increment -1");
        assertThat(Sql.format("select 1-%L", -0.0).text()).isEqualTo("select 1-'-0.0'::float8");
    }

    @Test
    void keepsTheKindOfANumber() {
        assertThat(Sql.literal(new BigDecimal("5")).text()).isEqualTo("5.");
        assertThat(Sql.literal(new BigDecimal("1E+9")).text()).isEqualTo("1E+9");
        assertThat(Sql.literal(BigInteger.TEN.pow(30)).text()).isEqualTo("1" + "0".repeat(30));
        assertThat(Sql.literal(Double.NaN).text()).isEqualTo("'NaN'::float8");
        assertThat(Sql.literal(Float.NEGATIVE_INFINITY).text()).isEqualTo("'-Infinity'::float4");
    }

    @Test
    void writesADateBeforeChristAndOneFarAway() {
        assertThat(Sql.literal(LocalDate.of(-43, 3, 15)).text()).isEqualTo("'0044-03-15 BC'::date");
        assertThat(Sql.literal(LocalDate.of(12345, 2, 28)).text()).isEqualTo("'12345-02-28'::date");
    }

    @Test
    void takesALoneNullForOneArgument() {
        assertThat(Sql.literal(null).text()).isEqualTo("null");
        assertThat(Sql.format("select %L", (Object) null).text()).isEqualTo("select null");
    }

    @Nested
    class WhenSomethingIsWrong {

        @Test
        void saysWhichArgumentAndWhere() {
            assertThatThrownBy(() -> Sql.format("drop table %I, %I", "a", ""))
                    .isInstanceOf(SqlCompositionException.class)
                    .hasMessage(
                            "Cannot compose SQL: a name is empty\n  found:    no characters\n  where:    argument 2,"
                                    + " for %I at character 16 of the template\n  to fix:   give the object a name");
        }

        @Test
        void countsArguments() {
            assertRefused("an argument is missing", "select %L, %L", 1);
            assertRefused("more arguments than placeholders", "select %L", 1, 2);
            assertRefused("more arguments than placeholders", "select 1", (Object) null);
        }

        @Test
        void takesOnlyItsKind() {
            assertRefused("%s takes only a piece of SQL", "select %s", "1; drop table t");
            assertRefused("%I takes only a name", "drop table %I", 1);
            assertRefused("%I takes only a name", "drop table %I", (Object) null);
            assertRefused("a list of names holds something else", "drop table %I", List.of(1));
            assertRefused("there is no name", "drop table %I", List.of());
            assertRefused("no literal for a value of this kind", "select %L", Sql.literal(1));
            assertRefused("no literal for a value of this kind", "select %L", List.of(1));
            assertRefused("no literal for a value of this kind", "select %L", new Thread("x"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\0", "a\0", "\ud800", "\udc00", "\udc00\ud800", "a\ud83d"})
        void refusesWhatNoTextCanHold(String text) {
            assertRefused("a text holds", "select %L", text);
            assertRefused("a name holds", "select %I", text);
        }

        @Test
        void refusesANameThatTheServerWouldCut() {
            assertThat(Sql.identifier("x".repeat(63)).text()).hasSize(65);
            assertRefused("a name is too long", "drop table %I", "x".repeat(64));
            assertRefused("a name is too long", "drop table %I", "€".repeat(22));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select '%L'",
                    "select \"%I\"",
                    "select E'\\'%L'",
                    "select 1 -- %L\n",
                    "select /* /* */ %L */ 1",
                    "do $$ %L $$",
                    "do $x$ $$ %L $x$",
                    "select 'it''s %L'"
                })
        void refusesAPlaceholderInsideQuotesOrAComment(String template) {
            assertRefused("inside quotes or a comment", template, "x");
        }

        @ParameterizedTest
        @ValueSource(strings = {"select 'a", "select \"a", "select 1 --", "select /* /* */", "do $$ x", "select E'\\'"})
        void refusesWhatStaysOpen(String template) {
            assertRefused("does not end", template);
        }

        @Test
        void refusesABackslashWhoseMeaningIsASetting() {
            assertRefused("standard_conforming_strings", "select 'a\\'");
            assertThat(Sql.format("select E'a\\'', e'\\\\'").text()).isEqualTo("select E'a\\'', e'\\\\'");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select %L%L",
                    "select %L\n%L",
                    "select 'a'%L, %L",
                    "select %L'a', %L",
                    "select E%L, %L",
                    "select %Land, %L",
                    "select 1%L, %L",
                    "select U&%L, %L",
                    "select x%L, %L",
                    "select %L$1, %L",
                    "select %L -- first\n%L",
                    "select %L --\n -- two\n\n%L",
                    "select 'a' -- first\n%L, %L",
                    "select %L\n'x', %L",
                    "select %L -- c\n'x', %L",
                    "select %L /* c */ %L",
                    "select 0.%L, %L",
                    "select %L.5, %L",
                    "select x.%L, %L"
                })
        void refusesWhatWouldGrowTogether(String template) {
            assertRefused("would grow together", template, "a", "b");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%s%s", "%s\n%s", "%s -- c\n%s", "%s\n'x'%s", "%s -- c\n'x'%s"})
        void refusesPiecesThatWouldGrowTogether(String template) {
            Sql open = Sql.format("%L -- c\n", "a");
            assertRefused("would grow together", template, open, Sql.literal("b"));
            assertRefused("would grow together", template, open, Sql.format("-- c\n%L", "b"));
        }

        @Test
        void refusesPartsThatWouldGrowTogetherBehindTheirSeparator() {
            List<Sql> parts = List.of(Sql.literal("a"), Sql.literal("b"));
            assertThatThrownBy(() -> Sql.join(" -- c\n", parts)).hasMessageContaining("would grow together");
        }

        @Test
        void takesWhatParts() {
            assertThat(Sql.format("select %L, -- first\n%L", "a", "b").text()).isEqualTo("select 'a', -- first\n'b'");
            assertThat(Sql.format("for i in 1..%L loop", 5).text()).isEqualTo("for i in 1..5 loop");
            assertThat(Sql.format("for i in %L..5 loop", 1).text()).isEqualTo("for i in 1..5 loop");
            assertThat(Sql.format("select %I.%I", "t", "c").text()).isEqualTo("select \"t\".\"c\"");
            assertThat(Sql.format("select 'a'\n'b'").text()).isEqualTo("select 'a'\n'b'");
        }

        @Test
        void refusesNamesThatWouldGrowTogether() {
            assertRefused("would grow together", "select %I%I", "a", "b");
            assertRefused("would grow together", "select %I_old", "a");
            assertRefused("would grow together", "select U&%I", "d\\0061t");
            assertRefused("would grow together", "select 1-%s", Sql.format("-1"));
            assertRefused("would grow together", "select 1/%s", Sql.format("*1"));
            assertThatThrownBy(() -> Sql.join("", List.of(Sql.literal("a"), Sql.literal("b"))))
                    .hasMessageContaining("would grow together");
        }

        @Test
        void refusesAnUnknownPlaceholder() {
            assertRefused("no such placeholder\n  found:    %d\n", "select %d", 1);
            assertRefused("no such placeholder\n  found:    a percent sign\n", "select 5 %", 1);
            assertRefused("no such placeholder\n  found:    a percent sign\n", "select 5 %1", 1);
        }

        @Test
        void saysItOnce() {
            assertThatThrownBy(() -> Sql.format("drop table %I", "")).hasNoCause();
            assertThatThrownBy(() -> Sql.format("select '%L'", "")).hasNoCause();
        }

        @Test
        void saysWhatIsNull() {
            assertNull("template", () -> Sql.format(null));
            assertNull("separator", () -> Sql.join(null, List.of()));
            assertNull("parts", () -> Sql.join(", ", null));
            assertNull("a part", () -> Sql.join(", ", Arrays.asList(Sql.empty(), null)));
            assertNull("a name", () -> Identifier.of("app", (String) null));
            assertNull("a name", () -> Sql.identifier(null));
            assertNull("names", () -> new Identifier(null));
        }

        private static void assertNull(String name, ThrowingCallable call) {
            assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
        }

        @Test
        void refusesATimeThatNoServerKnows() {
            assertRefused("a time is out of range", "select %L", Instant.MAX.minusSeconds(1));
            assertRefused("a time is out of range", "select %L", OffsetDateTime.MAX.withNano(0));
        }

        @Test
        void showsNoArgumentInAMessage() {
            assertThatThrownBy(() -> Sql.format("create role %I", "my secret password ".repeat(5)))
                    .satisfies(e -> SecretDetector.of("my secret password").assertClean(e.toString()));
        }

        private void assertRefused(String problem, String template, Object... arguments) {
            assertThatThrownBy(() -> Sql.format(template, arguments))
                    .isInstanceOf(SqlCompositionException.class)
                    .hasMessageContaining(problem)
                    .hasMessageContaining("to fix:");
        }
    }
}
