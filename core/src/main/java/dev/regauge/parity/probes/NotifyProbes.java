package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code LISTEN} and {@code NOTIFY}. */
final class NotifyProbes {

    private static final String OWN_INTERFACES =
            "Keep it behind an interface of your own: pgjdbc is asked (`getNotifications()`), pgjdbc-ng calls listeners.";

    private NotifyProbes() {}

    static List<Probe> all() {
        return List.of(
                named("none")
                        .does((connection, see) -> {
                            Object[] none = (Object[]) connection
                                    .getClass()
                                    .getMethod("getNotifications")
                                    .invoke(connection);
                            see.text(none == null ? "null" : "an array of " + none.length);
                        })
                        .instead("Test for both: `n == null || n.length == 0`. " + OWN_INTERFACES),
                named("own")
                        .does((connection, see) -> {
                            connection.createStatement().execute("listen regauge_own");
                            connection.createStatement().execute("notify regauge_own, 'hello'");
                            see.text(notifications(connection));
                        })
                        .instead(OWN_INTERFACES),
                named("other-after-query")
                        .does((connection, see) -> {
                            connection.createStatement().execute("listen regauge_other");
                            try (Connection other = see.connect("")) {
                                other.createStatement().execute("notify regauge_other, 'hello'");
                            }
                            connection.createStatement().execute("select 1");
                            see.text(notifications(connection));
                        })
                        .instead(OWN_INTERFACES),
                named("other-without-query")
                        .does((connection, see) -> {
                            connection.createStatement().execute("listen regauge_quiet");
                            try (Connection other = see.connect("")) {
                                other.createStatement().execute("notify regauge_quiet, 'hello'");
                            }
                            String found = notifications(connection);
                            for (int i = 0; i < 200 && found.isEmpty(); i++) {
                                Thread.sleep(10);
                                found = notifications(connection);
                            }
                            see.text(found);
                        })
                        .instead(OWN_INTERFACES),
                named("in-transaction")
                        .does((connection, see) -> {
                            connection.createStatement().execute("listen regauge_tx");
                            connection.setAutoCommit(false);
                            connection.createStatement().execute("notify regauge_tx, 'hello'");
                            see.text("before commit", notifications(connection));
                            connection.commit();
                            see.text("after commit", notifications(connection));
                        })
                        .instead(OWN_INTERFACES),
                named("rolled-back")
                        .does((connection, see) -> {
                            connection.createStatement().execute("listen regauge_undone");
                            connection.setAutoCommit(false);
                            connection.createStatement().execute("notify regauge_undone, 'hello'");
                            connection.rollback();
                            connection.createStatement().execute("select 1");
                            see.text(notifications(connection) + ";");
                        })
                        .instead(OWN_INTERFACES),
                named("listen-rolled-back").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    connection.createStatement().execute("listen regauge_deaf");
                    connection.rollback();
                    see.rows(connection.createStatement().executeQuery("select pg_listening_channels()"));
                }),
                named("listen-prepared")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("listen regauge_prepared");
                            see.results(s, s.execute());
                            see.rows(connection.createStatement().executeQuery("select pg_listening_channels()"));
                        })
                        .instead("Ignore what `execute()` of a `listen` counts."),
                named("unlisten").does((connection, see) -> {
                    connection.createStatement().execute("listen regauge_a");
                    connection.createStatement().execute("listen regauge_b");
                    connection.createStatement().execute("unlisten regauge_a");
                    see.rows(connection.createStatement().executeQuery("select pg_listening_channels()"));
                }),
                named("notify-with-parameter")
                        .prepare("select pg_notify('regauge_parameter', ?)")
                        .setString(1, "it's")
                        .execute(),
                named("listener-interface")
                        .does((connection, see) -> {
                            Class<?> api = see.driverClass("com.impossibl.postgres.api.jdbc.PGConnection");
                            see.text("wrapped", connection.isWrapperFor(api));
                        })
                        .instead(OWN_INTERFACES),
                named("connection-interface")
                        .does((connection, see) -> {
                            Class<?> api = see.driverClass("org.postgresql.PGConnection");
                            see.text("wrapped", connection.isWrapperFor(api));
                        })
                        .instead(OWN_INTERFACES));
    }

    private static String notifications(Connection connection) throws SQLException, ReflectiveOperationException {
        Object[] found =
                (Object[]) connection.getClass().getMethod("getNotifications").invoke(connection);
        List<String> texts = new ArrayList<>();
        for (Object one : found == null ? new Object[0] : found) {
            Class<?> type = one.getClass();
            texts.add(type.getMethod("getName").invoke(one) + ":"
                    + type.getMethod("getParameter").invoke(one));
        }
        return String.join(", ", texts);
    }

    private static Probe named(String name) {
        return Probe.named("notify/" + name);
    }
}
