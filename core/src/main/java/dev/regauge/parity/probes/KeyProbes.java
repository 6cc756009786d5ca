package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;

/** Generated keys. */
final class KeyProbes {

    private static final String ITEM = "create table item (v text, id int generated always as identity)";

    private KeyProbes() {}

    static List<Probe> all() {
        return List.of(Probe.named("keys/returning-star").given(ITEM).does((connection, see) -> {
            PreparedStatement s =
                    connection.prepareStatement("insert into item (v) values ('a')", Statement.RETURN_GENERATED_KEYS);
            see.count(s.executeUpdate());
            see.table(s.getGeneratedKeys());
        }));
    }
}
