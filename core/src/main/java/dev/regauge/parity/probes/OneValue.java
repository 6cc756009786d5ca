package dev.regauge.parity.probes;

import dev.regauge.parity.Observer;
import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Probes that bind one value or read one. */
final class OneValue {

    private static final int BETWEEN_FIRST_AND_SIXTH = 4;

    private OneValue() {}

    /** A setter's call. */
    interface Binding {
        void on(PreparedStatement s) throws Exception;
    }

    /** A getter's call. */
    interface Reading {
        @Nullable
        Object of(ResultSet rows) throws Exception;
    }

    /** A value into a column {@code v} of a type, and what the server then holds. */
    static Probe stored(String id, String type, String code, Binding binding) {
        return stored(id, type, "v::text", code, binding);
    }

    /** The same with the SQL that turns the column into a text that no setting of the session changes. */
    static Probe stored(String id, String type, String asText, String code, Binding binding) {
        return bound(id, "insert into t (v) values (?)", code, binding)
                .given("create table t (v " + type + ")")
                .update()
                .thenStored("select " + asText + " from t");
    }

    /** A value into a query that needs no table. */
    static Probe asked(String id, String sql, String code, Binding binding) {
        return bound(id, sql, code, binding).query();
    }

    private static Probe bound(String id, String sql, String code, Binding binding) {
        return Probe.named(id).prepare(sql).line("s." + code, (connection, see) -> binding.on(see.prepared()));
    }

    /**
     * A value read on the first execution of a statement and on the sixth, by when a driver may have prepared it on the
     * server and changed to the binary format.
     */
    static Probe read(String id, String value, String code, Reading reading) {
        return Probe.named(id)
                .onSharedConnection()
                .prepare("select " + value + " as " + label(id))
                .line("s.executeQuery()." + code, (connection, see) -> take(see, reading))
                .line("for (int i = 2; i < 6; i++) s.executeQuery().close()", (connection, see) -> {
                    for (int i = 0; i < BETWEEN_FIRST_AND_SIXTH; i++) {
                        see.prepared().executeQuery().close();
                    }
                })
                .line("s.executeQuery()." + code, (connection, see) -> take(see, reading));
    }

    private static String label(String id) {
        return "of_" + id.substring(id.indexOf('/') + 1).replace('-', '_');
    }

    /**
     * A failure on the first execution says nothing of the sixth, so it does not end the probe. pgjdbc-ng has conversions
     * that call themselves without end.
     */
    private static void take(Observer see, Reading reading) throws Exception {
        try (ResultSet rows = see.prepared().executeQuery()) {
            rows.next();
            see.value(reading.of(rows));
        } catch (Exception | StackOverflowError e) {
            see.caught(e);
        }
    }

    /** The same advice for each that has none of its own. */
    static List<Probe> advised(String advice, Probe... probes) {
        return Arrays.stream(probes)
                .map(probe -> probe.advice().isEmpty() ? probe.instead(advice) : probe)
                .toList();
    }
}
