package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.util.List;

/** Several statements in one text. */
final class StatementProbes {

    private static final String[] ITEMS = {
        "create table item (id int, v text)", "insert into item values (1, 'a'), (2, 'b')"
    };

    private static final String STORED = "select id::text, v from item order by id";

    private StatementProbes() {}

    static List<Probe> all() {
        return List.of(
                named("several-with-parameters")
                        .prepare("update item set v = ? where id = ?; select v from item where id = ?")
                        .setString(1, "changed")
                        .setInt(2, 1)
                        .setInt(3, 1)
                        .execute()
                        .thenStored(STORED),
                named("several-without-parameters")
                        .executePlain("update item set v = 'changed' where id = 1; select v from item where id = 1")
                        .thenStored(STORED),
                named("several-prepared-without-parameters")
                        .prepare("update item set v = 'changed' where id = 1; select v from item where id = 1")
                        .execute()
                        .thenStored(STORED),
                named("transaction-control")
                        .prepare("begin; update item set v = ? where id = ?; commit")
                        .setString(1, "changed")
                        .setInt(2, 1)
                        .execute()
                        .thenStored(STORED));
    }

    private static Probe named(String name) {
        return Probe.named("statements/" + name).given(ITEMS);
    }
}
