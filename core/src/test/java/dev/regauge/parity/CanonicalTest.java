package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {

    @Test
    void showsWhatAValueHolds() throws Exception {
        assertThat(Canonical.value(null)).isEqualTo("null");
        assertThat(Canonical.value("")).isEqualTo("an empty text");
        assertThat(Canonical.value(new BigDecimal("1.50"))).isEqualTo("1.50");
        assertThat(Canonical.value(new byte[] {1, -1})).isEqualTo("\\x01ff");
        assertThat(Canonical.value(new int[][] {{1}, {2, 3}})).isEqualTo("[[1], [2, 3]]");
        assertThat(Canonical.value(new Object[] {"a", null})).isEqualTo("[a, null]");
        assertThat(Canonical.value(Map.of("b", 2, "a", 1))).isEqualTo("{a=1, b=2}");
        assertThat(Canonical.value(new ByteArrayInputStream(new byte[] {1}))).isEqualTo("\\x01");
        assertThat(Canonical.value(new StringReader("ab"))).isEqualTo("ab");
    }

    @Test
    void showsOfMomentsWhatTheirTextLeavesOut() throws Exception {
        assertThat(Canonical.value(new Timestamp(1_604_208_600_000L))).isEqualTo("2020-11-01 01:30:00.0 -04:00");
        assertThat(Canonical.value(new Timestamp(1_604_212_200_000L))).isEqualTo("2020-11-01 01:30:00.0 -05:00");
        assertThat(Canonical.value(Time.valueOf("10:11:12"))).isEqualTo("10:11:12");
        assertThat(Canonical.value(new Time(Time.valueOf("10:11:12").getTime() + 5)))
                .isEqualTo("10:11:12 and 5 ms");
        assertThat(Canonical.value(Date.valueOf("2020-02-29"))).isEqualTo("2020-02-29");
        assertThat(Canonical.value(new Date(Date.valueOf("2020-02-29").getTime() + 60_000)))
                .isEqualTo("2020-02-29 and 60000 ms");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [I@1b2c3d4e                          | [I@...
                    [Ljava.lang.String;@1b2c3d4e         | [Ljava.lang.String;@...
                    org.postgresql.jdbc.PgArray@1b2c3d4e | org.postgresql.jdbc.PgArray@...
                    user@deadbeef                        | user@deadbeef
                    <unknown:17549>                      | <unknown:oid>
                    """)
    void keepsNoIdentity(String text, String canonical) {
        assertThat(Canonical.withoutIdentity(text)).isEqualTo(canonical);
    }

    @Test
    void cutsLongTextsBetweenCharacters() {
        String text = "a" + "\uD83D\uDE00".repeat(200);
        assertThat(Canonical.shortened(text)).hasSizeLessThan(200).contains("(401 characters, checksum ");
        assertThat(Canonical.shortened(text).codePoints()).noneMatch(c -> c >= 0xD800 && c < 0xE000);
        assertThat(Canonical.shortened(text)).isNotEqualTo(Canonical.shortened(text + "b"));
    }
}
