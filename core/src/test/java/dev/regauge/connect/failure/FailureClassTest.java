package dev.regauge.connect.failure;

import static dev.regauge.connect.failure.FailureClass.DO_NOT_RETRY;
import static dev.regauge.connect.failure.FailureClass.RETRY_NOW;
import static dev.regauge.connect.failure.FailureClass.RETRY_ON_NEW_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class FailureClassTest {

    @Test
    void goesByTheStateBeforeItsClass() {
        assertThat(FailureClass.ofState("40001")).isEqualTo(RETRY_NOW);
        assertThat(FailureClass.ofState("40002")).isEqualTo(DO_NOT_RETRY);
        assertThat(FailureClass.ofState("08006")).isEqualTo(RETRY_ON_NEW_CONNECTION);
        assertThat(FailureClass.ofState("08007")).isEqualTo(DO_NOT_RETRY);
        assertThat(FailureClass.ofState("53300")).isEqualTo(RETRY_ON_NEW_CONNECTION);
        assertThat(FailureClass.ofState("53100")).isEqualTo(DO_NOT_RETRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "08", "XX000", "99999", "P0001", "0A000", "40001 "})
    void doesNotRetryWhatIsUnknown(String state) {
        assertThat(FailureClass.ofState(state)).isEqualTo(DO_NOT_RETRY);
    }

    @Test
    void readsTheFirstStateOfWhatHangsOnAFailure() {
        SQLException deadlock = new SQLException("deadlock", "40P01");
        SQLException wrapped = new SQLException("no state of its own", deadlock);
        assertThat(FailureClass.of(wrapped)).isEqualTo(RETRY_NOW);
        assertThat(FailureClass.of(new IllegalStateException("of a library", wrapped)))
                .isEqualTo(RETRY_NOW);
        BatchUpdateException batch = new BatchUpdateException();
        batch.setNextException(deadlock);
        assertThat(FailureClass.of(batch)).isEqualTo(RETRY_NOW);
        SQLException constraint = new SQLException("constraint", "23505", deadlock);
        assertThat(FailureClass.of(constraint)).isEqualTo(DO_NOT_RETRY);
    }

    @Test
    void endsWhenExceptionsGoRoundInCircles() {
        SQLException one = new SQLException("one");
        SQLException other = new SQLException("other", one);
        one.setNextException(other);
        assertThat(FailureClass.of(one)).isEqualTo(DO_NOT_RETRY);
    }

    @Test
    void countsTheNetworkOnlyBelowJdbc() {
        SocketTimeoutException silence = new SocketTimeoutException();
        assertThat(FailureClass.of(new SQLException("no state", silence))).isEqualTo(RETRY_ON_NEW_CONNECTION);
        assertThat(FailureClass.of(new IllegalStateException("another server", silence)))
                .isEqualTo(DO_NOT_RETRY);
    }

    @Test
    void needsAnotherConnectionWhereTheSessionHasEnded() {
        assertThat(FailureClass.of(said("FATAL", "40001"))).isEqualTo(RETRY_ON_NEW_CONNECTION);
        assertThat(FailureClass.of(said("ERROR", "40001"))).isEqualTo(RETRY_NOW);
    }

    @Test
    void isExplainedStateByStateInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("regauge.root", ".."), "core/docs/failures.md"));
        assertThat(SqlStates.RULES).allSatisfy(rule -> assertThat(page).contains(row(rule)));
    }

    private static String row(SqlStates.Rule rule) {
        String state = rule.state().length() == 5 ? rule.state() : rule.state() + "...";
        String what = rule.failureClass().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "| " + state + " | " + what + " | " + rule.reason() + " |";
    }

    /** As the server says it: each field begins with a letter and ends with NUL. */
    static PSQLException said(String severity, String state) {
        return new PSQLException(new ServerErrorMessage("S" + severity + "\0C" + state + "\0Msomething\0\0"));
    }
}
