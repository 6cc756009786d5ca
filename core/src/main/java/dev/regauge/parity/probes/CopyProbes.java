package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** {@code COPY} by way of JDBC. */
final class CopyProbes {

    private static final String STORED = "select id::text from item order by id";

    private static final String COPY_IN =
            "Use the driver's own interface, `CopyManager.copyIn` in pgjdbc; a batch of `insert` works everywhere.";
    private static final String COPY_OUT =
            "Use the driver's own interface, `CopyManager.copyOut` in pgjdbc; a plain `select` works everywhere.";

    private CopyProbes() {}

    static List<Probe> all() {
        return List.of(
                named("from-stdin")
                        .line(
                                "System.setIn(new ByteArrayInputStream(\"1\\n2\\n\".getBytes()));\n"
                                        + "connection.createStatement().execute(\"copy item from stdin\")",
                                (connection, see) -> see.error(() -> copyFromStandardInput(connection)))
                        .thenStored(STORED)
                        .instead(COPY_IN),
                named("from-stdin-in-transaction")
                        .inTransaction()
                        .line(
                                "System.setIn(new ByteArrayInputStream(\"1\\n2\\n\".getBytes()));\n"
                                        + "connection.createStatement().execute(\"copy item from stdin\")",
                                (connection, see) -> see.error(() -> copyFromStandardInput(connection)))
                        .does((connection, see) ->
                                see.error(() -> connection.createStatement().execute("select 1")))
                        .instead(COPY_IN),
                named("to-stdout-of-nothing")
                        .does((connection, see) ->
                                see.error(() -> connection.createStatement().execute("copy item to stdout")))
                        .does((connection, see) ->
                                see.error(() -> connection.createStatement().execute("select 1")))
                        .instead(COPY_OUT),
                named("to-stdout-of-nothing-prepared")
                        .does((connection, see) -> see.error(() -> {
                            PreparedStatement s = connection.prepareStatement("copy item to stdout");
                            s.execute();
                        }))
                        .does((connection, see) ->
                                see.error(() -> connection.createStatement().execute("select 1")))
                        .instead(COPY_OUT),
                named("to-stdout-with-parameter")
                        .prepare("copy (select id from item where id = ?) to stdout")
                        .setInt(1, 1)
                        .execute()
                        .instead("Inline the value: `copy` takes no parameters on any driver."),
                named("manager")
                        .does((connection, see) -> {
                            Object manager = connection
                                    .getClass()
                                    .getMethod("getCopyAPI")
                                    .invoke(connection);
                            Object rows = manager.getClass()
                                    .getMethod("copyIn", String.class, java.io.Reader.class)
                                    .invoke(manager, "copy item from stdin", new StringReader("1\n2\n"));
                            see.value(rows);
                        })
                        .thenStored(STORED)
                        .instead("There is no interface of both drivers: a batch of `insert` works everywhere."),
                named("manager-class")
                        .does((connection, see) -> {
                            see.driverClass("org.postgresql.copy.CopyManager");
                            see.text("present");
                        })
                        .instead("There is no interface of both drivers: a batch of `insert` works everywhere."));
    }

    /** One at a time, because the standard input belongs to the JVM. */
    private static synchronized void copyFromStandardInput(Connection connection) throws SQLException {
        InputStream standard = System.in;
        System.setIn(new ByteArrayInputStream("1\n2\n".getBytes(StandardCharsets.UTF_8)));
        try (var statement = connection.createStatement()) {
            statement.execute("copy item from stdin");
        } finally {
            System.setIn(standard);
        }
    }

    private static Probe named(String name) {
        return Probe.named("copy/" + name).given("create table item (id int)");
    }
}
