package dev.regauge.connect.diagnosis;

import dev.regauge.connect.failure.Readiness;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a connection could not be opened.
 *
 * @param sqlState the SQLSTATE, empty text where there is none
 * @param message one line that holds no secret
 * @param remedy what to do where time does not heal it
 */
record Refusal(String sqlState, String message, Optional<String> remedy) {

    /** The SQLSTATE of "too many connections": of the server, a database or a role. */
    private static final String TOO_MANY_CONNECTIONS = "53300";

    static final Refusal NO_ANSWER = new Refusal("", "no answer in time", Optional.empty());

    static Refusal of(SQLException e) {
        return new Refusal(Optional.ofNullable(e.getSQLState()).orElse(""), harmless(e), Readiness.remedy(e));
    }

    /** What it means for the pool. */
    Verdict verdict() {
        if (sqlState.equals(TOO_MANY_CONNECTIONS)) {
            return Verdict.SERVER_LIMIT;
        }
        if (remedy.isPresent()) {
            return Verdict.REFUSED;
        }
        boolean unreachable = equals(NO_ANSWER) || sqlState.startsWith("08") || sqlState.startsWith("57P0");
        return unreachable ? Verdict.UNREACHABLE : Verdict.UNKNOWN;
    }

    String text() {
        return sqlState.isEmpty() ? message : "SQLSTATE " + sqlState + ", " + message;
    }

    /** java.sql.DriverManager puts the whole URL into its message, and a URL may hold a password. */
    private static String harmless(SQLException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        String lower = message.toLowerCase(Locale.ROOT);
        boolean telling = lower.contains("jdbc:") || lower.contains("://") || lower.contains("password=");
        return telling ? e.getClass().getSimpleName() + " whose message holds a URL" : message;
    }
}
