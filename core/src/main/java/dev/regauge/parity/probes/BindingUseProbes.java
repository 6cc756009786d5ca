package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;

/** How parameters are set: not at all, twice, at a wrong index, and with a value that changes afterwards. */
final class BindingUseProbes {

    private BindingUseProbes() {}

    static List<Probe> all() {
        return advised(
                "Set each parameter from 1 on before each execution, always by the same setter, and cast it"
                        + " where its type is not plain: `?::int4`.",
                asked("parameter-not-set")
                        .line(
                                "s.setInt(1, 1)",
                                (connection, see) -> see.prepared().setInt(1, 1))
                        .query(),
                asked("parameter-index-zero").setInt(1, 1).setInt(0, 2).query(),
                asked("parameter-index-beyond")
                        .setInt(1, 1)
                        .setInt(2, 2)
                        .setInt(3, 3)
                        .query(),
                asked("parameter-set-twice")
                        .setInt(1, 1)
                        .setInt(2, 2)
                        .setInt(2, 3)
                        .query(),
                asked("parameter-kept")
                        .setInt(1, 1)
                        .setInt(2, 2)
                        .query()
                        .setInt(2, 3)
                        .query(),
                asked("parameters-cleared")
                        .setInt(1, 1)
                        .setInt(2, 2)
                        .line(
                                "s.clearParameters()",
                                (connection, see) -> see.prepared().clearParameters())
                        .setInt(2, 3)
                        .query(),
                named("parameter-of-another-type-later").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select pg_typeof(?)::text");
                    for (int i = 0; i < 6; i++) {
                        s.setInt(1, i);
                        s.executeQuery().close();
                    }
                    see.error(() -> {
                        s.setString(1, "word");
                        see.rows(s.executeQuery());
                    });
                }),
                named("null-after-int").does((connection, see) -> {
                    PreparedStatement s =
                            connection.prepareStatement("select coalesce(v + ?, -1) from (values (1)) t (v)");
                    s.setInt(1, 1);
                    see.rows(s.executeQuery());
                    s.setNull(1, Types.NULL);
                    see.rows(s.executeQuery());
                }),
                named("bytes-changed-after-set").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select encode(?, 'hex')");
                    byte[] bytes = {1, 2};
                    s.setBytes(1, bytes);
                    bytes[0] = 9;
                    see.rows(s.executeQuery());
                }),
                named("timestamp-changed-after-set").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select ?::timestamptz = to_timestamp(0)");
                    Timestamp moment = new Timestamp(0);
                    s.setTimestamp(1, moment);
                    moment.setTime(5000);
                    see.rows(s.executeQuery());
                }),
                named("calendar-changed-after-set").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select ?::timestamp::text");
                    Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
                    s.setTimestamp(1, new Timestamp(0), calendar);
                    calendar.setTimeZone(TimeZone.getTimeZone("UTC"));
                    see.rows(s.executeQuery());
                }));
    }

    private static Probe asked(String name) {
        return named(name).prepare("select ?::int4, ?::int4");
    }

    private static Probe named(String name) {
        return Probe.named("binding/" + name);
    }
}
