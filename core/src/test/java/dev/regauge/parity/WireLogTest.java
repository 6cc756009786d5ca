package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireLogTest {

    private static final int PROTOCOL_3 = 3 << 16;
    private static final int SSL_REQUEST = 80877103;

    private final WireLog log = new WireLog();
    private final WireLog.Reader reader = log.connection();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1_000_000})
    void readsTheSameInPiecesOfAnySize(int piece) {
        byte[] said = join(startUp(PROTOCOL_3, 30), message('P', 200), message('B', 100_000), message('S', 0));
        for (int at = 0; at < said.length; at += piece) {
            reader.fromClient(Arrays.copyOfRange(said, at, Math.min(said.length, at + piece)));
        }
        assertThat(log.tags()).isEqualTo("^PBS");
        assertThat(log.roundTrips()).isEqualTo(1);
    }

    @Test
    void countsARoundTripWhenTheClientSpeaksAgain() {
        reader.fromClient(startUp(PROTOCOL_3, 0));
        reader.fromServer(new byte[] {'R'});
        reader.fromClient(message('Q', 9));
        reader.fromClient(message('Q', 9));
        assertThat(log.tagsByRoundTrip()).isEqualTo("^ QQ");
        assertThat(log.roundTrips()).isEqualTo(2);
    }

    @Test
    void readsOnWhereEncryptionIsRefused() {
        reader.fromClient(startUp(SSL_REQUEST, 0));
        reader.fromServer(new byte[] {'N'});
        reader.fromClient(join(startUp(PROTOCOL_3, 4), message('Q', 5)));
        assertThat(log.tags()).isEqualTo("^^Q");
        assertThat(log.sslRequested()).isTrue();
    }

    @Test
    void readsNothingThatIsEncryptedButCountsRoundTrips() {
        reader.fromClient(startUp(SSL_REQUEST, 0));
        reader.fromServer(new byte[] {'S'});
        reader.fromClient(message('Q', 5));
        assertThat(log.tags()).isEqualTo("^");
        assertThat(log.roundTrips()).isEqualTo(2);
    }

    private static byte[] startUp(int code, int rest) {
        return ByteBuffer.allocate(8 + rest).putInt(8 + rest).putInt(code).array();
    }

    private static byte[] message(char tag, int rest) {
        return ByteBuffer.allocate(5 + rest).put((byte) tag).putInt(4 + rest).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
