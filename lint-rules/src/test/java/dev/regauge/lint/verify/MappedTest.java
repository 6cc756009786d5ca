package dev.regauge.lint.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.scan.Placeholders;
import dev.regauge.route.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            NONE  ¦ pgjdbc    ¦ select a ? 'b', '?', a ?| c, a ?? d, a @? e -- ? ¦ select a ?? 'b', '?', a ??| c, a ?? d, a @?? e -- ?
            NONE  ¦ pgjdbc    ¦ select a ??? b                                   ¦ select a ???? b
            NONE  ¦ pgjdbc-ng ¦ select a ? 'b'                                   ¦ select a ? 'b'
            JDBC  ¦ pgjdbc    ¦ select a ?? 'b', ?                               ¦ select a ?? 'b', ?
            NAMED ¦ pgjdbc    ¦ select :a::int, ':b', x[1:2], :{c}, :d.e         ¦ select ?::int, ':b', x[1:2], ?, ?
            NAMED ¦ pgjdbc-ng ¦ select a\\:\\:int, ?, a ?? b                     ¦ select a::int, ?, a ?? b
            JPA   ¦ pgjdbc    ¦ select 1 where a in :b and c IN (:d) and e = ?1  ¦ select 1 where a in (?) and c IN (?) and e = ?
            SINGLE ¦ pgjdbc   ¦ select 1 where a in :b and c = ?                 ¦ select 1 where a in ? and c = ?
            """)
    void words_a_text_for_the_driver_that_prepares_it(
            Placeholders placeholders, String driver, String sql, String prepared) {
        assertThat(Wording.prepared(sql, placeholders, Profile.parse(driver)).text())
                .isEqualTo(prepared);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            select ?, '?', a ?? b, ? /* ? */ ¦ select $1, '?', a ? b, $2 /* ? */
            select 'a' ??| b                 ¦ select 'a' ?| b
            """)
    void knows_what_a_driver_sends(String prepared, String sent) {
        assertThat(Wording.sent(prepared).text()).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            # prepared                     ¦ sent                        ¦ position ¦ offset
            select ?, ?, x                 ¦ select $1, $2, x            ¦ 8        ¦ 7
            select ?, ?, x                 ¦ select $1, $2, x            ¦ 16       ¦ 13
            select ?                       ¦ select $1                   ¦ 10       ¦ 8
            select ?                       ¦ select $1                   ¦ 11       ¦ -1
            select ?                       ¦ select $1                   ¦ 0        ¦ -1
            select ?, {fn now()}, x        ¦ select $1, now(), x         ¦ 8        ¦ 7
            select ?, {fn now()}, x        ¦ select $1, now(), x         ¦ 19       ¦ 22
            select {fn a(x)}, y            ¦ select a(x), y              ¦ 8        ¦ -1
            select {fn a(x)}, y            ¦ select a(x), y              ¦ 14       ¦ 18
            """)
    void finds_a_position_in_the_text_it_was_made_from(String prepared, String sent, int position, int offset) {
        assertThat(Wording.sent(prepared).origin(sent, position).orElse(-1)).isEqualTo(offset);
    }

    @Test
    void counts_code_points_as_servers_do() {
        String text = "select '𝄞', x";
        assertThat(Wording.sent(text).origin(text, 13)).hasValue(text.indexOf('x'));
    }
}
