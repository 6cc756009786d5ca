package dev.regauge.connect.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** What a server without TLS cannot show: exceptions as pgjdbc 42.7.14 makes them (MakeSSL, LibPQFactory). */
class ConnectFailureTest {

    static Stream<SQLException> healing() {
        return Stream.of(
                driver("08006", new EOFException()),
                driver("08001", new UnknownHostException("db")),
                driver("08006", handshake(new EOFException("the server stopped"))),
                driver("08006", handshake(new SocketException("reset"))),
                driver("08001", null),
                FailureClassTest.said("FATAL", "57P03"),
                FailureClassTest.said("FATAL", "08P01"),
                new SQLTransientConnectionException("the pool is exhausted"),
                new SQLTransientConnectionException("pool", "08001", driver("08001", new SocketException("refused"))));
    }

    static Stream<SQLException> lasting() {
        return Stream.of(
                driver("08006", handshake(new CertPathBuilderException("not trusted"))),
                driver("08006", handshake(null)),
                driver("08006", null),
                driver("08006", new FileNotFoundException("root.crt")),
                driver("08004", null),
                FailureClassTest.said("FATAL", "28P01"),
                FailureClassTest.said("FATAL", "55000"),
                new SQLTransientConnectionException("pool", "28P01", FailureClassTest.said("FATAL", "28P01")),
                new SQLException("of unknown kind"));
    }

    @ParameterizedTest
    @MethodSource("healing")
    void waitsForWhatTimeHeals(SQLException failure) {
        assertThat(ConnectFailure.of(failure).heals()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void doesNotWaitForWhatStays(SQLException failure) {
        assertThat(ConnectFailure.of(failure).heals()).isFalse();
    }

    private static PSQLException driver(String state, Exception cause) {
        PSQLState known = Stream.of(PSQLState.values())
                .filter(one -> one.getState().equals(state))
                .findFirst()
                .orElseThrow();
        return new PSQLException("the driver's words", known, cause);
    }

    private static SSLHandshakeException handshake(Exception cause) {
        SSLHandshakeException failure = new SSLHandshakeException("handshake");
        failure.initCause(cause);
        return failure;
    }
}
