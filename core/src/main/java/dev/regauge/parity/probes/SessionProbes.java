package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;

/** What a driver sets on the server when it connects, and what a session is told afterwards. */
final class SessionProbes {

    private static final String SET = "Run `set` after connecting, so that the driver's own value does not matter.";
    private static final String TIME_ZONE =
            "Run `set time zone 'Europe/Berlin'` after connecting, or start Java with `-Duser.timezone`.";
    private static final String SEARCH_PATH = "Run `set search_path = x` and `select current_schema()`.";
    private static final String CLIENT_INFO = "Run `set application_name = 'x'`.";

    private SessionProbes() {}

    static List<Probe> all() {
        return List.of(
                named("time-zone-source")
                        .does((connection, see) -> see.rows(connection
                                .createStatement()
                                .executeQuery("select source from pg_settings where name = 'TimeZone'"
                                        + " and source = 'client'")))
                        .instead(TIME_ZONE),
                shows("extra-float-digits", "extra_float_digits"),
                shows("application-name", "application_name"),
                named("settings-set-by-client")
                        .does((connection, see) -> {
                            try (Connection second = see.connect("")) {
                                see.rows(second.createStatement()
                                        .executeQuery("select name from pg_settings where source = 'client'"
                                                + " order by name collate \"C\""));
                            }
                        })
                        .instead(SET),
                named("date-style-changed")
                        .does((connection, see) -> {
                            connection.createStatement().execute("set datestyle = 'SQL, DMY'");
                            ResultSet rows = connection.createStatement().executeQuery("select date '2024-02-01'");
                            rows.next();
                            see.text(rows.getString(1));
                            see.value(rows.getDate(1));
                        })
                        .instead("Leave `datestyle` alone and format with `to_char`."),
                named("interval-style-changed")
                        .does((connection, see) -> {
                            connection.createStatement().execute("set intervalstyle = 'iso_8601'");
                            see.rows(connection.createStatement().executeQuery("select interval '1 day 02:00:00'"));
                        })
                        .instead("Leave `intervalstyle` alone and format with `to_char`."),
                named("client-encoding-changed")
                        .does((connection, see) -> {
                            connection.createStatement().execute("set client_encoding = 'LATIN1'");
                            see.rows(connection.createStatement().executeQuery("select U&'\\00e4'"));
                        })
                        .instead("Leave `client_encoding` alone: drivers speak UTF-8."),
                named("standard-conforming-strings-off")
                        .does((connection, see) -> {
                            connection.createStatement().execute("set standard_conforming_strings = off");
                            see.rows(connection.createStatement().executeQuery("select 'a\\'?'"));
                        })
                        .instead("Leave it on and write `E'...'` where a backslash must escape."),
                named("schema-default")
                        .does((connection, see) -> {
                            try (Connection second = see.connect("")) {
                                see.text(second.getSchema());
                            }
                        })
                        .instead(SEARCH_PATH),
                named("schema-set")
                        .does((connection, see) -> {
                            connection.setSchema("pg_catalog");
                            see.text(connection.getSchema());
                            see.rows(connection.createStatement().executeQuery("show search_path"));
                        })
                        .instead(SEARCH_PATH),
                named("schema-set-in-transaction-rolled-back")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            connection.setSchema("pg_catalog");
                            connection.rollback();
                            see.rows(connection
                                    .createStatement()
                                    .executeQuery("select current_schema() = 'pg_catalog'"));
                        })
                        .instead(SEARCH_PATH),
                named("schema-with-quote")
                        .does((connection, see) -> {
                            see.error(() -> connection.setSchema("it's"));
                            see.rows(connection.createStatement().executeQuery("show search_path"));
                        })
                        .instead(SEARCH_PATH),
                named("schema-in-capitals")
                        .does((connection, see) -> {
                            connection.setSchema("PG_CATALOG");
                            see.text(connection.getSchema());
                        })
                        .instead(SEARCH_PATH),
                named("schema-after-set")
                        .does((connection, see) -> {
                            connection.createStatement().execute("set search_path = nowhere, pg_catalog");
                            see.text(connection.getSchema());
                        })
                        .instead(SEARCH_PATH),
                named("catalog-of-the-connection")
                        .does((connection, see) -> see.text("known", connection.getCatalog() != null))
                        .instead("Ask the server: `select current_database()`."),
                named("catalog-set")
                        .does((connection, see) -> {
                            see.error(() -> connection.setCatalog("another"));
                            see.rows(
                                    connection.createStatement().executeQuery("select current_database() = 'another'"));
                        })
                        .instead("Open a connection to the other database: PostgreSQL cannot change it."),
                named("client-info-application")
                        .does((connection, see) -> {
                            connection.setClientInfo("ApplicationName", "regauge-info");
                            see.text(connection.getClientInfo("ApplicationName"));
                            see.rows(connection.createStatement().executeQuery("show application_name"));
                        })
                        .instead(CLIENT_INFO),
                named("client-info-application-underscore")
                        .does((connection, see) -> {
                            see.error(() -> connection.setClientInfo("application_name", "regauge-info"));
                            see.rows(connection.createStatement().executeQuery("show application_name"));
                        })
                        .instead(CLIENT_INFO),
                named("client-info-application-dotted")
                        .does((connection, see) -> {
                            see.error(() -> connection.setClientInfo("application.name", "regauge-info"));
                            see.rows(connection.createStatement().executeQuery("show application_name"));
                        })
                        .instead(CLIENT_INFO),
                named("client-info-unknown")
                        .does((connection, see) -> {
                            see.error(() -> connection.setClientInfo("Nonsense", "x"));
                            see.text(connection.getClientInfo("Nonsense"));
                            see.warnings(connection.getWarnings());
                        })
                        .instead(CLIENT_INFO),
                named("client-info-with-quote")
                        .does((connection, see) -> {
                            connection.setClientInfo("ApplicationName", "it's");
                            see.rows(connection.createStatement().executeQuery("show application_name"));
                        })
                        .instead(CLIENT_INFO));
    }

    private static Probe shows(String name, String setting) {
        return named(name)
                .does((connection, see) -> see.rows(connection.createStatement().executeQuery("show " + setting)))
                .showing("setting", "\"" + setting + "\"")
                .instead(SET);
    }

    private static Probe named(String name) {
        return Probe.named("session/" + name);
    }
}
