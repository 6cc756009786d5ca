package dev.regauge.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {

    @ParameterizedTest
    @CsvSource({
        "0x1B, \\u001B", // starts what a terminal obeys
        "0x9B, \\u009B", // and so does this, in eight bits
        "0x00, \\u0000",
        "0x7F, \\u007F",
        "0x0A, \\n",
        "0x0D, \\r",
        "0x09, \\t",
        "0x202E, \\u202E", // turns the direction of writing
        "0x2066, \\u2066",
        "0x200B, \\u200B", // has no width
        "0xFEFF, \\uFEFF",
        "0x2028, \\u2028",
        "0xD800, \\uD800", // half a character
        "0xFFFF, \\uFFFF", // no character of XML
        "0xE0041, \\u{E0041}",
    })
    void writesOutWhatCannotBeSeen(String character, String writtenOut) {
        String text =
                new StringBuilder().appendCodePoint(Integer.decode(character)).toString();

        assertThat(Visible.line("a" + text + "b")).isEqualTo("a" + writtenOut + "b");
    }

    @Test
    void leavesTextOfAnyScriptAlone() {
        String text = "select 'Größe', '価格', 'e\u0301', '🙂', '\u05d0' -- ?|";

        assertThat(Visible.line(text)).isEqualTo(text);
    }

    @Test
    void keepsLineBreaksAndTabsOfABlock() {
        assertThat(Visible.block("a\n\tb\r\n")).isEqualTo("a\n\tb\\r\n");
    }
}
