package dev.regauge.parity.probes;

import dev.regauge.parity.Observer;
import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Connection properties: which spelling a driver obeys, seen by the effect. A driver ignores what it does not know. */
final class ConnectionPropertyProbes {

    private static final String APPLICATION = "show application_name";

    private static final String ENCRYPTED = "select 'TLS', ssl from pg_stat_ssl where pid = pg_backend_pid()";

    private static final String NAME_BOTH =
            "Give both spellings, `ApplicationName=x&application.name=x`, or run `set application_name = 'x'`.";
    private static final String FETCH_BOTH = "Call `setFetchSize` on the statement.";
    private static final String READ_ONLY_SQL =
            "Run `set session characteristics as transaction read only` after connecting, one more round trip.";
    private static final String TIMEOUT_CALL = "Call `setNetworkTimeout(executor, millis)` after connecting.";
    private static final String TLS_BOTH =
            "Give both spellings, `sslmode=require&ssl.mode=require`: each driver ignores the other's.";
    private static final String SET =
            "Run `set` after connecting, one more round trip: `set search_path = x`, `set statement_timeout = 5000`.";
    private static final String OWN_SPELLING =
            "Check what is written: a driver reads no property of the other's, and so finds no mistake in it.";

    private ConnectionPropertyProbes() {}

    static List<Probe> all() {
        return List.of(
                shows("application-name-pgjdbc", "?ApplicationName=regauge-a", APPLICATION, NAME_BOTH),
                shows("application-name-ng", "?application.name=regauge-b", APPLICATION, NAME_BOTH),
                shows("application-name-alias", "?application_name=regauge-c", APPLICATION, NAME_BOTH),
                shows("application-name-both", "?ApplicationName=x&application.name=x", APPLICATION, ""),
                shows("current-schema", "?currentSchema=pg_catalog", "show search_path", SET),
                shows("options", "?options=-c%20statement_timeout%3D12345", "show statement_timeout", SET),
                shows("client-encoding", "?clientEncoding=LATIN1", "show client_encoding", "Leave it at UTF-8."),
                shows(
                        "message-size-max-ng",
                        "?protocol.message.size.max=1000",
                        "select length(repeat('x', 2000)), repeat('x', 2000)",
                        "Leave it out and read large values in pieces."),
                shows(
                        "result-buffer-max-pgjdbc",
                        "?maxResultBuffer=1000",
                        "select length(repeat('x', 2000)), repeat('x', 2000)",
                        "Leave it out and read large values in pieces."),
                shows(
                        "field-length-max-ng",
                        "?field.length.max=3",
                        "select 'abcdef'",
                        "Call `setMaxFieldSize` on the statement, or cut in SQL: `left(v, 3)`."),
                columnName("strict-mode-on", "?strict-mode=true"),
                columnName("strict-mode-off", "?strict-mode=false"),
                shows("read-only-pgjdbc", "?readOnly=true", "show transaction_read_only", READ_ONLY_SQL),
                shows("read-only-ng", "?read-only=true", "show transaction_read_only", READ_ONLY_SQL),
                shows(
                        "read-only-always",
                        "?readOnly=true&readOnlyMode=always",
                        "show transaction_read_only",
                        READ_ONLY_SQL),
                fetchSize("fetch-size-pgjdbc", "?defaultRowFetchSize=7"),
                fetchSize("fetch-size-ng", "?fetch.size=7"),
                fetchSize("fetch-size-alias", "?fetchSize=7"),
                networkTimeout("network-timeout-seconds", "?socketTimeout=5"),
                networkTimeout("network-timeout-millis", "?networkTimeout=5000"),
                networkTimeout("network-timeout-dotted", "?network.timeout=5000"),
                encryption("tls-require", "?sslmode=require"),
                encryption("tls-require-dotted", "?ssl.mode=require"),
                encryption("tls-require-both", "?sslmode=require&ssl.mode=require"),
                encryption("tls-prefer", "?sslmode=prefer"),
                encryption("tls-disable", "?sslmode=disable"),
                encryption("tls-verify-full", "?sslmode=verify-full"),
                encryption("tls-true", "?ssl=true"),
                encryption("tls-without-value", "?ssl"),
                encryption("tls-nonsense", "?sslmode=nonsense"),
                connects("target-primary", "?targetServerType=primary", "Leave it out, or write `master`."),
                connects("target-master", "?targetServerType=master", ""),
                connects(
                        "target-secondary",
                        "?targetServerType=secondary",
                        "Write the address of the standby and leave it out."),
                connects("timeouts", "?loginTimeout=5&connectTimeout=5&cancelSignalTimeout=5&tcpKeepAlive=true", ""),
                connects("protocol-version-two", "?protocolVersion=2", "Leave it out."),
                connects("unknown", "?nonsense=1", ""),
                connects("wrong-threshold", "?prepareThreshold=abc", OWN_SPELLING),
                connects("wrong-cache-size-ng", "?preparedStatementCacheSize=abc", OWN_SPELLING),
                connects("socket-factory-of-another-kind", "?socketFactory=java.lang.String", OWN_SPELLING),
                named("property-beside-url")
                        .does((connection, see) -> {
                            String url = see.urlPrefix() + see.address() + "?ApplicationName=u&application.name=u";
                            Map<String, String> properties = Map.of("ApplicationName", "p", "application.name", "p");
                            try (Connection second = see.connectTo(url, properties)) {
                                see.rows(second.createStatement().executeQuery("show application_name"));
                            }
                        })
                        .instead("Give a property in one place: the URL or the `Properties`."));
    }

    /** What the server says of a connection. */
    static Probe shows(String name, String query, String sql, String instead) {
        return question(name, query, "executeQuery(\"" + sql + "\")", instead, (second, see) -> {
            try (Statement statement = second.createStatement()) {
                see.rows(statement.executeQuery(sql));
            }
        });
    }

    private static Probe fetchSize(String name, String query) {
        return question(name, query, "getFetchSize()", FETCH_BOTH, (second, see) -> {
            try (Statement statement = second.createStatement()) {
                see.text("fetch size", statement.getFetchSize());
            }
        });
    }

    private static Probe columnName(String name, String query) {
        return question(
                name,
                query,
                "executeQuery(\"select oid as number from pg_class limit 1\").getMetaData().getColumnName(1)",
                "Ask for `getColumnLabel`.",
                (second, see) -> {
                    try (Statement statement = second.createStatement();
                            ResultSet rows = statement.executeQuery("select oid as number from pg_class limit 1")) {
                        see.text(rows.getMetaData().getColumnName(1));
                    }
                });
    }

    private static Probe networkTimeout(String name, String query) {
        return named(name)
                .line(opened(query) + ";\nc.getNetworkTimeout()", (connection, see) -> {
                    try (Connection second = see.connect(query)) {
                        see.text("milliseconds", second.getNetworkTimeout());
                    }
                })
                .instead(TIMEOUT_CALL);
    }

    private static Probe encryption(String name, String query) {
        return named(name)
                .line(
                        opened(query) + ";\nc.createStatement().executeQuery(\"" + ENCRYPTED + "\")",
                        (connection, see) -> {
                            try (Connection second = see.connect(query);
                                    Statement statement = second.createStatement()) {
                                see.rows(statement.executeQuery(ENCRYPTED));
                            } catch (SQLException e) {
                                see.caught(e);
                            }
                        })
                .instead(TLS_BOTH);
    }

    /** Whether a driver takes a property at all. */
    static Probe connects(String name, String query, String instead) {
        return named(name)
                .line(
                        opened(query),
                        (connection, see) -> see.error(() -> see.connect(query).close()))
                .instead(instead);
    }

    private interface Question {
        void ask(Connection second, Observer see) throws SQLException, TimeoutException;
    }

    private static Probe question(String name, String query, String call, String instead, Question question) {
        return named(name)
                .line(opened(query) + ";\nc.createStatement()." + call, (connection, see) -> {
                    try (Connection second = see.connect(query)) {
                        question.ask(second, see);
                    }
                })
                .instead(instead);
    }

    private static String opened(String query) {
        return "Connection c = DriverManager.getConnection(url + \"" + query + "\", user, password)";
    }

    private static Probe named(String name) {
        return Probe.named("connection/" + name);
    }
}
