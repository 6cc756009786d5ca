package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Commands that change what driver and server know of each other, and COPY, which is a protocol of its own. */
final class SessionCommands {

    private static final Set<String> UTF8 = Set.of("UTF8", "UTF-8", "UNICODE", "DEFAULT");

    private SessionCommands() {}

    /** {@code COPY t FROM STDIN} through a statement. */
    static SqlRule copy() {
        Description description = Description.of(
                        "copy-through-statement", "COPY from and to the client is no statement")
                .why(
                        "COPY .. FROM STDIN and TO STDOUT turn the connection into a stream, for which each driver has an interface"
                                + " of its own. Through a statement pgjdbc refuses it, and pgjdbc-ng reads the standard input of the JVM"
                                + " and writes to its standard output.")
                .bad("COPY orders FROM STDIN")
                .good("connection.unwrap(PGConnection.class).getCopyAPI().copyIn(\"COPY orders FROM STDIN\", reader)")
                .probes("copy/from-stdin", "copy/to-stdout-of-nothing", "copy/to-stdout-of-nothing-prepared");
        return new StatementRule(description, (text, statement) -> {
            int stream = statement.keyword().equals("COPY") ? client(statement) : SqlStatement.NONE;
            if (stream == SqlStatement.NONE) {
                return Optional.empty();
            }
            String prepared = text.jdbc() ? "copy/to-stdout-of-nothing-prepared" : "copy/to-stdout-of-nothing";
            String probe = statement.is(stream, "STDIN") ? "copy/from-stdin" : prepared;
            return Optional.of(
                    StatementRule.at(statement, stream, description, probe)
                            .judge(Judge.PROBE)
                            .message("`" + Operands.oneLine(statement.text())
                                    + "` needs the driver's interface for COPY")
                            .advice(
                                    "Use org.postgresql.copy.CopyManager: connection.unwrap(PGConnection.class).getCopyAPI()."));
        });
    }

    private static int client(SqlStatement statement) {
        for (int token = 1; token < statement.size(); token++) {
            boolean from = statement.is(token, "STDIN") && statement.is(token - 1, "FROM");
            boolean to = statement.is(token, "STDOUT") && statement.is(token - 1, "TO");
            if (from || to) {
                return token;
            }
        }
        return SqlStatement.NONE;
    }

    /** {@code SET client_encoding = 'LATIN1'}. */
    static SqlRule clientEncoding() {
        Description description = Description.of(
                        "client-encoding-in-sql", "A driver that speaks UTF-8 is given another encoding")
                .why(
                        "pgjdbc reads and writes UTF-8 only. When the session's client_encoding changes, it closes the connection at"
                                + " once, because every further text would be misread; pgjdbc-ng goes on and misreads.")
                .bad("SET client_encoding = 'LATIN1'")
                .good("SELECT convert_from(convert_to(name, 'LATIN1'), 'LATIN1') FROM customers")
                .probes("session/client-encoding-changed");
        return new StatementRule(description, (text, statement) -> {
            int value = setting(statement, "CLIENT_ENCODING", "NAMES");
            boolean other = statement.is(value, TokenKind.STRING) || statement.is(value, TokenKind.WORD);
            return other && !UTF8.contains(unquoted(statement, value))
                    ? Optional.of(changed(statement, description, "session/client-encoding-changed")
                            .advice("Leave client_encoding at UTF8 and convert where the bytes are read or written."))
                    : Optional.empty();
        });
    }

    /** {@code SET DateStyle = 'German'}. */
    static SqlRule dateStyle() {
        Description description = Description.of(
                        "date-style-in-sql", "A driver that reads ISO dates is given another style")
                .why(
                        "pgjdbc reads dates in the ISO style only and closes the connection when the session's DateStyle becomes"
                                + " another; pgjdbc-ng goes on and fails at the first date.")
                .bad("SET DateStyle = 'German'")
                .good("SELECT to_char(placed_at, 'DD.MM.YYYY') FROM orders")
                .probes("session/date-style-changed", "zones/date-style-german");
        return new StatementRule(description, (text, statement) -> {
            int value = setting(statement, "DATESTYLE");
            String style = unquoted(statement, value);
            boolean known = statement.is(value, TokenKind.STRING) || statement.is(value, TokenKind.WORD);
            boolean other =
                    known && (style.startsWith("GERMAN") || style.startsWith("SQL") || style.startsWith("POSTGRES"));
            return other
                    ? Optional.of(changed(statement, description, "zones/date-style-german")
                            .advice("Leave DateStyle at ISO and format with to_char."))
                    : Optional.empty();
        });
    }

    /** {@code DISCARD ALL}. */
    static SqlRule discard() {
        Description description = Description.of(
                        "discard-in-sql", "Prepared statements are thrown away behind the driver's back")
                .why(
                        "DISCARD ALL and DEALLOCATE ALL drop the statements that the driver has prepared on the server. A driver that"
                                + " does not notice executes one that is gone: 26000.")
                .bad("DISCARD ALL")
                .good("RESET ALL")
                .probes("recovery/discard-all", "recovery/deallocate-all");
        return new StatementRule(description, (text, statement) -> {
            boolean discard = statement.follows(0, "DISCARD", "ALL");
            boolean deallocate =
                    statement.follows(0, "DEALLOCATE", "ALL") || statement.follows(0, "DEALLOCATE", "PREPARE", "ALL");
            String probe = discard ? "recovery/discard-all" : "recovery/deallocate-all";
            return discard || deallocate
                    ? Optional.of(
                            StatementRule.at(statement, 0, description, probe)
                                    .judge(Judge.PROBE)
                                    .message("`" + Operands.oneLine(statement.text())
                                            + "` drops statements that the driver believes to be prepared")
                                    .advice(
                                            "Reset what the program has set, by name, and leave prepared statements to the driver."))
                    : Optional.empty();
        });
    }

    /** {@code RESET TimeZone}. */
    static SqlRule timeZoneReset() {
        Description description = Description.of(
                        "time-zone-reset", "Resetting the time zone leads to the driver's or to the server's")
                .why(
                        "pgjdbc sets the session's time zone to the JVM's when it connects, which is what RESET leads back to;"
                                + " pgjdbc-ng leaves the server's. Dates cut from a timestamptz and texts of one differ by that.")
                .bad("RESET TimeZone")
                .good("SET TIME ZONE 'UTC'")
                .probes("zones/after-reset");
        return new StatementRule(description, (text, statement) -> {
            boolean reset = statement.follows(0, "RESET", "TIMEZONE") || statement.follows(0, "RESET", "TIME", "ZONE");
            int value = setting(statement, "TIMEZONE");
            int zone = statement.is(1, "SESSION", "LOCAL") ? 2 : 1;
            boolean spelled = statement.is(0, "SET") && statement.follows(zone, "TIME", "ZONE");
            boolean toDefault =
                    statement.is(spelled ? zone + 2 : value, "DEFAULT") || (spelled && statement.is(zone + 2, "LOCAL"));
            return reset || toDefault
                    ? Optional.of(StatementRule.at(statement, 0, description, "zones/after-reset")
                            .judge(Judge.PROBE)
                            .message(
                                    "`" + Operands.oneLine(statement.text())
                                            + "` leads back to the driver's time zone on one driver and to the server's on another")
                            .advice("Name the zone: SET TIME ZONE 'UTC', or the one that is meant."))
                    : Optional.empty();
        });
    }

    private static Match.Builder changed(SqlStatement statement, Description description, String probe) {
        return StatementRule.at(statement, 0, description, probe)
                .judge(Judge.PROBE)
                .message("`" + Operands.oneLine(statement.text())
                        + "` changes what the driver has agreed with the server");
    }

    /** The token of the value in {@code SET [SESSION|LOCAL] name = value}, {@code TO value} or {@code SET NAMES value}. */
    private static int setting(SqlStatement statement, String... names) {
        int name = statement.is(1, "SESSION", "LOCAL") ? 2 : 1;
        if (!statement.is(0, "SET") || !statement.is(name, names)) {
            return SqlStatement.NONE;
        }
        boolean assigned = statement.text(name + 1).equals("=") || statement.is(name + 1, "TO");
        return assigned ? name + 2 : statement.is(name, "NAMES") ? name + 1 : SqlStatement.NONE;
    }

    private static String unquoted(SqlStatement statement, int token) {
        return statement.text(token).replace("'", "").strip().toUpperCase(Locale.ROOT);
    }
}
