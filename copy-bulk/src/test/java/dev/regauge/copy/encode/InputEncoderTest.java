package dev.regauge.copy.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.copy.value.Policies;
import dev.regauge.copy.value.Policies.BadCharacters;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InputEncoderTest {

    private static final PgType POINT = PgType.base(600, "point", "point");

    private static byte[] encoded(String text, Policies policies) {
        WireBuffer buffer = new WireBuffer(8);
        Encoders.input(POINT, policies).encode(text, buffer);
        return Arrays.copyOf(buffer.array(), buffer.size());
    }

    @Test
    void textIsHandedOnAsItIs() {
        assertThat(Encoders.input(POINT, Policies.STRICT).format()).isEqualTo(Encoder.Format.TEXT);
        assertThat(encoded("(é,1)", Policies.STRICT)).containsExactly(0, 0, 0, 6, '(', -61, -87, ',', '1', ')');
    }

    @Test
    void charactersFollowThePolicies() {
        assertThatThrownBy(() -> encoded("1\0", Policies.STRICT)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> encoded("1\ud800", Policies.STRICT)).isInstanceOf(Refusal.class);
        Policies strip = Policies.STRICT.withNul(BadCharacters.STRIP).withSurrogates(BadCharacters.STRIP);
        assertThat(encoded("1\0\ud8002", strip)).containsExactly(0, 0, 0, 2, '1', '2');
    }

    @Test
    void otherClassesAreRefused() {
        assertThatThrownBy(() -> Encoders.input(POINT, Policies.STRICT).encode(1, new WireBuffer(8)))
                .isInstanceOf(Refusal.class);
    }
}
