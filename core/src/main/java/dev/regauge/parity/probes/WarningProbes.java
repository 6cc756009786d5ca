package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Notices and warnings of the server: where they can be read, and when they are gone. */
final class WarningProbes {

    private WarningProbes() {}

    static List<Probe> all() {
        return List.of(
                named("notices-of-statement").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("do $$ begin raise notice 'first'; raise warning 'second'; raise info 'third'; end $$");
                    List<String> told = new ArrayList<>();
                    for (SQLWarning warning = s.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                        told.add(warning.getMessage());
                    }
                    see.text("told", told);
                }),
                named("notices-of-prepared").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select say(?)");
                    s.setString(1, "hello");
                    s.execute();
                    see.text("told", s.getWarnings() != null);
                }),
                named("notices-of-connection").does((connection, see) -> {
                    connection.createStatement().execute("select say('hello')");
                    see.text("told", connection.getWarnings() != null);
                }),
                named("notices-after-next-execution").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("select say('first')");
                    s.execute("select 1");
                    see.text("told", s.getWarnings() != null);
                }),
                named("notices-of-batch").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                    for (int id = 2; id <= 3; id++) {
                        s.setInt(1, id);
                        s.addBatch();
                    }
                    s.executeBatch();
                    int told = 0;
                    for (SQLWarning warning = s.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                        told++;
                    }
                    see.text("told", told);
                }),
                named("notices-of-failed")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.error(() -> s.execute("do $$ begin raise notice 'before'; perform 1 / 0; end $$"));
                            see.warnings(s.getWarnings());
                        })
                        .instead("Put what must be known into the exception: `raise exception using detail = ..`."),
                named("notice-fields").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("do $$ begin raise warning 'said' using errcode = '01AP1', detail = 'more'; end $$");
                    see.text("state", s.getWarnings().getSQLState());
                    see.text(s.getWarnings().getMessage());
                }));
    }

    private static Probe named(String name) {
        return Probe.named("errors/" + name)
                .given(
                        "create table item (id int primary key)",
                        "insert into item values (1)",
                        "create function say(t text) returns int language plpgsql as"
                                + " $$ begin raise notice '%', t; return 1; end $$",
                        "create function announce() returns trigger language plpgsql as"
                                + " $$ begin raise notice 'row %', new.id; return new; end $$",
                        "create trigger announce before insert on item for each row execute function announce()");
    }
}
