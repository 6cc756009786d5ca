package dev.regauge.copy.encode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.value.Policies;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireBufferTest {

    @Test
    void textIsWrittenAsTheJdkEncodesIt() {
        Random random = new Random(8);
        WireBuffer buffer = new WireBuffer(0);
        for (int i = 0; i < 3000; i++) {
            String text = text(random, random.nextInt(i % 100 == 0 ? 6000 : 20));
            buffer.truncate(0);
            buffer.utf8(text, Policies.STRICT);
            assertThat(Arrays.copyOf(buffer.array(), buffer.size())).isEqualTo(text.getBytes(UTF_8));
        }
    }

    /** Mostly ASCII, with now and then a character of each length in UTF-8. */
    private static String text(Random random, int length) {
        int[] from = {0x80, 0x800, 0xE000, 0x10000};
        int[] to = {0x800, 0xD800, 0x10000, 0x110000};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(16);
            text.appendCodePoint(
                    kind < 4 ? from[kind] + random.nextInt(to[kind] - from[kind]) : 1 + random.nextInt(0x7F));
        }
        return text.toString();
    }

    @Test
    void whatIsTruncatedIsOverwritten() {
        WireBuffer buffer = new WireBuffer(4);
        buffer.int64(1);
        buffer.truncate(2);
        buffer.int16(0x0203);
        assertThat(Arrays.copyOf(buffer.array(), buffer.size())).containsExactly(0, 0, 2, 3);
    }

    @Test
    void lengthsAreWrittenAfterwards() {
        WireBuffer buffer = new WireBuffer(1);
        int begun = buffer.begin();
        buffer.int16(7);
        buffer.end(begun);
        buffer.nullValue();
        assertThat(Arrays.copyOf(buffer.array(), buffer.size())).containsExactly(0, 0, 0, 2, 0, 7, -1, -1, -1, -1);
    }
}
