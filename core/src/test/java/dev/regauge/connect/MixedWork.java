package dev.regauge.connect;

import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Many clients that read and write, prepared and plain, in transactions and not, and know what each answer must be.
 *
 * <p>Every client has rows of its own, so that none waits for or changes the answer of another. The order in which it first
 * uses its statements differs from client to client, and so do the names under which a driver prepares them.
 */
final class MixedWork {

    private static final int CLIENTS = 8;
    private static final int ROWS = 4;

    /** Where a client's connections come from; the client closes them. */
    interface Source {
        Connection open() throws SQLException;
    }

    /**
     * What came of it.
     *
     * @param statements how many were executed
     * @param errors how many failed, by SQLSTATE, or by the exception's name where the driver itself broke
     * @param wrong how many were answered, and wrongly
     */
    record Outcome(int statements, Map<String, Integer> errors, int wrong) {

        private Outcome plus(Outcome other) {
            Map<String, Integer> all = new TreeMap<>(errors);
            other.errors.forEach((state, count) -> all.merge(state, count, Integer::sum));
            return new Outcome(statements + other.statements, all, wrong + other.wrong);
        }
    }

    private MixedWork() {}

    /**
     * Runs it.
     *
     * @param database behind any pooler, to prepare and to look at the end
     * @param statements how many to execute, all clients together
     * @param atATime after how many steps a client closes its connection and opens another
     */
    static Outcome run(TestDatabase database, Source source, int statements, int atATime) throws Exception {
        database.execute("create table account (client int, id int, balance bigint not null, primary key (client, id));"
                + "insert into account select c, i, 0 from generate_series(1, " + CLIENTS + ") c, generate_series(1, "
                + ROWS + ") i; create table journal (client int, entry bigint)");
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (int number = 1; number <= CLIENTS; number++) {
                Client client = new Client(number);
                outcomes.add(threads.submit(() -> client.work(source, statements / CLIENTS, atATime)));
            }
            return sum(outcomes);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Outcome sum(List<Future<Outcome>> outcomes) throws InterruptedException, ExecutionException {
        Outcome sum = new Outcome(0, Map.of(), 0);
        for (Future<Outcome> outcome : outcomes) {
            sum = sum.plus(outcome.get());
        }
        return sum;
    }

    /** One client and what it knows of its rows. */
    private static final class Client {

        private interface Step {
            void run(Connection connection) throws SQLException;
        }

        private final int number;
        private final Random random;
        private final long[] balances = new long[ROWS + 1];
        private final Map<String, Integer> errors = new TreeMap<>();
        private final List<Step> steps = new ArrayList<>(List.of(
                this::add,
                this::multiply,
                this::shout,
                this::plain,
                this::readOwnRow,
                this::deposit,
                this::transfer,
                this::changeOfMind,
                this::journal));
        private long entries;
        private int statements;
        private int wrong;

        Client(int number) {
            this.number = number;
            this.random = new Random(number);
            Collections.shuffle(steps, random);
        }

        Outcome work(Source source, int limit, int atATime) throws SQLException {
            while (statements < limit) {
                Connection connection = source.open();
                try (connection) {
                    for (int i = 0; i < atATime && statements < limit; i++) {
                        step(connection);
                    }
                } catch (SQLException e) {
                    count(e.getSQLState()); // where not even a rollback succeeds
                }
            }
            return new Outcome(statements, errors, wrong);
        }

        private void step(Connection connection) throws SQLException {
            try {
                steps.get(random.nextInt(steps.size())).run(connection);
            } catch (SQLException | RuntimeException e) {
                count(
                        e instanceof SQLException failure
                                ? failure.getSQLState()
                                : e.getClass().getSimpleName());
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        }

        private void count(@Nullable String state) {
            errors.merge(String.valueOf(state), 1, Integer::sum);
        }

        private void add(Connection connection) throws SQLException {
            int value = random.nextInt(1000);
            expect(value + 1, number(connection, "select ?::int + 1", value));
        }

        private void multiply(Connection connection) throws SQLException {
            int value = random.nextInt(1000);
            expect(value * 1000L, number(connection, "select ?::int * 1000", value));
        }

        private void shout(Connection connection) throws SQLException {
            int value = random.nextInt(1000);
            expect(value, number(connection, "select length(repeat('x', ?))", value));
        }

        private void plain(Connection connection) throws SQLException {
            int value = random.nextInt(1000);
            statements++;
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select " + value + " + 7")) {
                result.next();
                expect(value + 7, result.getLong(1));
            }
        }

        private void readOwnRow(Connection connection) throws SQLException {
            int id = anyRow();
            expect(
                    balances[id],
                    number(connection, "select balance from account where client = ? and id = ?", number, id));
        }

        private void deposit(Connection connection) throws SQLException {
            int id = anyRow();
            expect(
                    1,
                    change(
                            connection,
                            "update account set balance = balance + ? where client = ? and id = ?",
                            5,
                            number,
                            id));
            balances[id] += 5;
        }

        private void transfer(Connection connection) throws SQLException {
            int from = anyRow();
            int to = anyRow();
            connection.setAutoCommit(false);
            move(connection, from, to);
            expect(
                    balances[from] - (from == to ? 0 : 3),
                    number(connection, "select balance from account where client = ? and id = ?", number, from));
            connection.commit();
            connection.setAutoCommit(true);
            balances[from] -= 3;
            balances[to] += 3;
        }

        private void changeOfMind(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            move(connection, anyRow(), anyRow());
            connection.rollback();
            connection.setAutoCommit(true);
        }

        private void journal(Connection connection) throws SQLException {
            expect(1, change(connection, "insert into journal (client, entry) values (?, ?)", number, (int) entries));
            entries++;
            expect(entries, number(connection, "select count(*) from journal where client = ?", number));
        }

        private void move(Connection connection, int from, int to) throws SQLException {
            expect(
                    1,
                    change(
                            connection,
                            "update account set balance = balance - 3 where client = ? and id = ?",
                            number,
                            from));
            expect(
                    1,
                    change(
                            connection,
                            "update account set balance = balance + 3 where client = ? and id = ?",
                            number,
                            to));
        }

        private int anyRow() {
            return 1 + random.nextInt(ROWS);
        }

        private long number(Connection connection, String sql, int... parameters) throws SQLException {
            try (PreparedStatement statement = prepared(connection, sql, parameters);
                    ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }

        private long change(Connection connection, String sql, int... parameters) throws SQLException {
            try (PreparedStatement statement = prepared(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        }

        private PreparedStatement prepared(Connection connection, String sql, int... parameters) throws SQLException {
            statements++;
            PreparedStatement statement = connection.prepareStatement(sql);
            for (int i = 0; i < parameters.length; i++) {
                statement.setInt(i + 1, parameters[i]);
            }
            return statement;
        }

        private void expect(long right, long found) {
            if (right != found) {
                wrong++;
            }
        }
    }
}
