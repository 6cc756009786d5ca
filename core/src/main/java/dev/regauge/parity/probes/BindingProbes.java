package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a setter does with a column of another type than its own, where {@link BindingMatrix} does not ask. */
final class BindingProbes {

    private BindingProbes() {}

    static List<Probe> all() {
        return List.of(
                insert("null-varchar-into-int4", "int4")
                        .setNullVarchar(1)
                        .update()
                        .thenStored("select v::text from t")
                        .instead("Use `setNull(i, Types.NULL)`."),
                clobIntoText().instead("Use `setString(i, text)`."),
                insert("long-into-int2", "int2")
                        .setLong(1, 99_999)
                        .update()
                        .thenStored("select v::text from t")
                        .instead(
                                "Check the range in Java, as `Math.toIntExact(n)` does for int, and use the column's own setter."),
                insert("object-instant", "timestamptz")
                        .setObject(1, "Instant.EPOCH", Instant.EPOCH)
                        .update()
                        .thenStored("select (v at time zone 'UTC')::text from t")
                        .instead("Use `setTimestamp(i, Timestamp.from(instant))`."),
                insert("object-util-date", "timestamptz")
                        .setObject(1, "Date.from(Instant.EPOCH)", Date.from(Instant.EPOCH))
                        .update()
                        .thenStored("select (v at time zone 'UTC')::text from t")
                        .instead("Use `setTimestamp(i, Timestamp.from(date.toInstant()))`."),
                insert("object-enum", "text")
                        .setObject(1, "TimeUnit.DAYS", TimeUnit.DAYS)
                        .update()
                        .thenStored("select v from t")
                        .instead("Use `setString(i, value.name())`."),
                table("object-list", "int4")
                        .given("insert into t values (1), (2), (3)")
                        .prepare("select v from t where v = any(?) order by v")
                        .setObject(1, "new ArrayList<>(List.of(1, 2))", new ArrayList<>(List.of(1, 2)))
                        .query()
                        .instead(
                                "Use `setArray(i, connection.createArrayOf(\"int4\", list.toArray(Integer[]::new)))`."));
    }

    private static Probe clobIntoText() {
        return table("clob-into-text", "text").inTransaction().does((connection, see) -> {
            PreparedStatement s = connection.prepareStatement("insert into t (v) values (?)");
            Clob clob = connection.createClob();
            clob.setString(1, "words");
            s.setClob(1, clob);
            see.count(s.executeUpdate());
            see.stored("select case when v ~ '^[0-9]+$' then 'a large object''s number' else v end from t");
        });
    }

    private static Probe insert(String name, String type) {
        return table(name, type).prepare("insert into t (v) values (?)");
    }

    private static Probe table(String name, String type) {
        return Probe.named("binding/" + name).given("create table t (v " + type + ")");
    }
}
