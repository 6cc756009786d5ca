package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Commit, rollback, savepoints and what is left after an error in a transaction. */
final class TransactionProbes {

    private static final String STORED = "select string_agg(id::text, ' ' order by id) from item";

    private static final String BEGIN_BY_DRIVER =
            "Begin and end transactions by `setAutoCommit(false)`, `commit()` and `rollback()` alone.";
    private static final String NO_STATE =
            "Do not tell errors of the driver's own by their SQLSTATE: pgjdbc-ng gives them none.";

    private TransactionProbes() {}

    static List<Probe> all() {
        return Stream.of(errors(), ends(), savepoints(), constraints(), several())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> errors() {
        return List.of(
                named("commit-after-error")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.executeUpdate("insert into item values (2)");
                            see.error(() -> s.executeUpdate("insert into item values (1)"));
                            see.error(connection::commit);
                        })
                        .thenStored(STORED),
                named("commit-text-after-error")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.executeUpdate("insert into item values (2)");
                            see.error(() -> s.executeUpdate("insert into item values (1)"));
                            see.error(() -> s.execute("commit"));
                        })
                        .thenStored(STORED),
                named("statement-after-error").does((connection, see) -> {
                    connection.setAutoCommit(false);
                    Statement s = connection.createStatement();
                    see.error(() -> s.executeUpdate("insert into item values (1)"));
                    see.rows(s.executeQuery("select id from item"));
                }),
                settings("autosave-always", "?autosave=always")
                        .instead(
                                "Set a savepoint before the statement that may fail: `setSavepoint()`, then `rollback(savepoint)`; each costs a round trip."),
                settings("autosave-conservative", "?autosave=conservative"),
                named("error-then-autocommit")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.executeUpdate("insert into item values (2)");
                            see.error(() -> s.executeUpdate("insert into item values (1)"));
                            see.error(() -> connection.setAutoCommit(true));
                            see.error(() -> see.count(s.executeUpdate("insert into item values (3)")));
                        })
                        .thenStored(STORED));
    }

    private static Probe settings(String name, String query) {
        return named(name)
                .does((connection, see) -> {
                    Connection second = see.connect(query);
                    second.setSchema(connection.getSchema());
                    second.setAutoCommit(false);
                    Statement s = second.createStatement();
                    s.executeUpdate("insert into item values (2)");
                    see.error(() -> s.executeUpdate("insert into item values (1)"));
                    see.error(() -> see.count(s.executeUpdate("insert into item values (3)")));
                    second.commit();
                })
                .showing("query", '"' + query + '"')
                .thenStored(STORED);
    }

    private static List<Probe> ends() {
        return List.of(
                named("autocommit-commits")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            connection.createStatement().executeUpdate("insert into item values (2)");
                            connection.setAutoCommit(true);
                        })
                        .thenStored(STORED),
                named("close-open-transaction")
                        .does((connection, see) -> {
                            Connection second = see.connect("");
                            second.setSchema(connection.getSchema());
                            second.setAutoCommit(false);
                            second.createStatement().executeUpdate("insert into item values (2)");
                            second.close();
                        })
                        .thenStored(STORED),
                named("commit-in-autocommit")
                        .does((connection, see) -> connection.commit())
                        .instead(BEGIN_BY_DRIVER),
                named("round-trips")
                        .does((connection, see) -> {
                            Connection tapped = see.tapped("");
                            see.roundTrips(tapped, () -> {
                                tapped.setAutoCommit(false);
                                Statement s = tapped.createStatement();
                                s.executeUpdate("insert into item values (2)");
                                s.executeUpdate("insert into item values (3)");
                                tapped.commit();
                                tapped.setAutoCommit(true);
                            });
                        })
                        .instead("Nothing to write: the answer is the same, only the round trips differ."),
                named("empty-round-trips").does((connection, see) -> {
                    Connection tapped = see.tapped("");
                    see.roundTrips(tapped, () -> {
                        tapped.setAutoCommit(false);
                        tapped.commit();
                        tapped.rollback();
                        tapped.setAutoCommit(true);
                    });
                }),
                named("procedure-commits")
                        .given("create procedure put() language plpgsql as"
                                + " $$ begin insert into item values (2); commit; insert into item values (3); end $$")
                        .does((connection, see) -> {
                            see.error(() -> connection.prepareCall("call put()").execute());
                        })
                        .thenStored(STORED),
                named("vacuum-with-another")
                        .executePlain("vacuum item; select id from item")
                        .instead("Execute `vacuum` by itself."));
    }

    private static List<Probe> savepoints() {
        return List.of(
                named("savepoint")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.executeUpdate("insert into item values (2)");
                            Savepoint before = connection.setSavepoint();
                            see.error(() -> s.executeUpdate("insert into item values (1)"));
                            connection.rollback(before);
                            s.executeUpdate("insert into item values (3)");
                            connection.commit();
                        })
                        .thenStored(STORED),
                named("savepoint-odd-name")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Savepoint before = connection.setSavepoint("Before \"all\"; it's");
                            see.text(before.getSavepointName());
                            connection.createStatement().executeUpdate("insert into item values (2)");
                            connection.rollback(before);
                            connection.commit();
                        })
                        .thenStored(STORED),
                named("savepoint-in-autocommit")
                        .does((connection, see) -> connection.setSavepoint("before"))
                        .instead(NO_STATE),
                named("savepoint-released")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Savepoint before = connection.setSavepoint("before");
                            connection.releaseSavepoint(before);
                            connection.rollback(before);
                        })
                        .instead(NO_STATE),
                named("savepoint-of-ended-transaction")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Savepoint before = connection.setSavepoint("before");
                            connection.commit();
                            connection.rollback(before);
                        })
                        .instead("Forget savepoints at `commit()` and `rollback()`."));
    }

    private static List<Probe> constraints() {
        return List.of(
                deferred("deferred-at-commit")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.executeUpdate("insert into late values (1), (1)");
                            see.error(connection::commit);
                            s.executeUpdate("insert into late values (2)");
                            connection.commit();
                        })
                        .thenStored("select string_agg(id::text, ' ' order by id) from late"),
                deferred("deferred-autocommit")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.error(() -> see.count(s.executeUpdate("insert into late values (1), (1)")));
                        })
                        .thenStored("select string_agg(id::text, ' ' order by id) from late"),
                named("warning-at-commit")
                        .given(
                                "create function warn() returns trigger language plpgsql as"
                                        + " $$ begin raise warning 'late'; return null; end $$",
                                "create constraint trigger warn after insert on item deferrable initially deferred"
                                        + " for each row execute function warn()")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            connection.createStatement().executeUpdate("insert into item values (2)");
                            connection.commit();
                            see.text("committed");
                            see.warnings(connection.getWarnings());
                        })
                        .instead(
                                "Do not rely on warnings of deferred triggers; `raise exception` where the commit must fail."));
    }

    private static Probe deferred(String name) {
        return named(name).given("create table late (id int unique deferrable initially deferred)");
    }

    private static List<Probe> several() {
        return List.of(
                named("several-one-fails")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.error(() -> s.execute("insert into item values (2); insert into item values (1)"));
                        })
                        .thenStored(STORED),
                named("several-prepared-one-fails")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "insert into item values (?); insert into item values (?)");
                            s.setInt(1, 2);
                            s.setInt(2, 1);
                            see.error(() -> s.execute());
                        })
                        .thenStored(STORED)
                        .instead(
                                "Prepare each statement by itself, in a transaction: `setAutoCommit(false)`, then `commit()` or `rollback()`."),
                named("several-300-last-fails")
                        .does((connection, see) -> {
                            StringBuilder sql = new StringBuilder();
                            for (int id = 300; id >= 1; id--) {
                                sql.append("insert into item values (")
                                        .append(id)
                                        .append(");");
                            }
                            Statement s = connection.createStatement();
                            see.error(() -> s.execute(sql.toString()));
                        })
                        .thenStored("select count(*)::text from item")
                        .instead(
                                "Execute the statements in a transaction: `setAutoCommit(false)`, then `commit()` or `rollback()`."));
    }

    private static Probe named(String name) {
        return Probe.named("transactions/" + name)
                .given("create table item (id int primary key)", "insert into item values (1)");
    }
}
