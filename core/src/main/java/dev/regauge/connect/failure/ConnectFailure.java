package dev.regauge.connect.failure;

import dev.regauge.url.Secrets;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a try to connect failed, whether time heals that, and how to say it without a secret. */
final class ConnectFailure {

    /** A certificate that is not trusted or missing stays so, whatever exceptions of the network come with it. */
    private static final List<Class<? extends Exception>> CONFIGURATION =
            List.of(GeneralSecurityException.class, FileNotFoundException.class, NoSuchFileException.class);

    private static final Map<String, String> FIXES = Map.of(
            "28P01", "check user and password, and where they come from",
            "28000", "check the user, whether it may log in, and pg_hba.conf (TLS may be demanded, or refused)",
            "3D000", "create the database, or correct its name in the URL",
            "42501", "grant the user the right to connect to the database",
            "08004", "make TLS and the login method of URL and server fit, and see that a password is given",
            "08006", "check the TLS settings: root certificate, host name, client key",
            "08001", "check the TLS settings: root certificate, host name, client key");

    /** Null when nothing came back. */
    private final @Nullable Throwable thrown;

    private ConnectFailure(@Nullable Throwable thrown) {
        this.thrown = thrown;
    }

    /**
     * Of what a data source threw.
     *
     * @throws RuntimeException the same, when no failure of JDBC is in it: a mistake in a program, not a database
     */
    static ConnectFailure of(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException mistake && Failure.of(thrown).isWithoutJdbc()) {
            throw mistake;
        }
        return new ConnectFailure(thrown);
    }

    /** Nothing came back in time. */
    static ConnectFailure silent() {
        return new ConnectFailure(null);
    }

    /** An earlier failure says more than a try that only ran out of time. */
    ConnectFailure orElse(ConnectFailure earlier) {
        return thrown == null ? earlier : this;
    }

    boolean heals() {
        return thrown == null || heals(thrown);
    }

    private static boolean heals(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        if (failure.sqlState().isEmpty()) {
            return failure.isOfNetwork() || thrown instanceof SQLTransientConnectionException;
        }
        boolean network = failure.isOfNetwork();
        boolean untrusted = failure.causedBy(List.of(SSLException.class)) && !network;
        if (untrusted || failure.causedBy(CONFIGURATION)) {
            return false;
        }
        boolean noPrimary = failure.sqlState().filter("08001"::equals).isPresent();
        boolean refusedByDriver = failure.isOfDriver() && !network && !noPrimary;
        return failure.failureClass() == FailureClass.RETRY_ON_NEW_CONNECTION && !refusedByDriver;
    }

    /** What to do where time does not heal it. */
    Optional<String> remedy() {
        return heals() ? Optional.empty() : Optional.of(fix());
    }

    private String fix() {
        return FIXES.getOrDefault(sqlState(), "see the cause");
    }

    /** For the log: no words of the server's or the driver's. */
    String shortly() {
        return thrown == null
                ? "no answer"
                : Failure.of(thrown).named() + Failure.of(thrown).networkCause();
    }

    NotReadyException refusal(int attempts) {
        return exception("The database cannot be used, and waiting would not help", attempts, fix());
    }

    NotReadyException atLimit(int attempts, Duration limit) {
        return exception(
                "The database did not become ready within " + Delays.text(limit),
                attempts,
                "see whether the server runs and can be reached from here, or wait longer");
    }

    NotReadyException interrupted(int attempts) {
        return exception(
                "The thread was interrupted while it waited for the database",
                attempts,
                "nothing: whoever interrupted it wanted it to end");
    }

    private NotReadyException exception(String problem, int attempts, String fix) {
        String found = thrown == null ? shortly() : shortly() + ", " + masked(thrown);
        return new NotReadyException(problem, found, attempts, fix, sqlState(), thrown == null ? null : cause(thrown));
    }

    private String sqlState() {
        return thrown == null ? "" : Failure.of(thrown).sqlState().orElse("");
    }

    private static String masked(Throwable e) {
        return Secrets.mask(String.valueOf(e.getMessage())).replace('\n', ' ');
    }

    /** The cause as it is, unless its words hold a secret: a driver may repeat the URL. */
    private static Throwable cause(Throwable e) {
        return Failure.of(e).messages().allMatch(text -> Secrets.mask(text).equals(text))
                ? e
                : new SQLException(masked(e), Failure.of(e).sqlState().orElse(""));
    }
}
