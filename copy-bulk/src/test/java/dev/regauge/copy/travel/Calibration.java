package dev.regauge.copy.travel;

import dev.regauge.copy.table.Guard;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.table.TableReader;
import dev.regauge.copy.travel.Situation.Transaction;
import dev.regauge.copy.wire.CopyFlight;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Measures what each way costs and prints the constants of {@link CostModel}: the times of tables narrow, wide and broad at
 * sizes from 1 to 10,000 rows, ways taking turns, of each the lowest tenth; then the non-negative constants that fit them
 * with the least relative error. Not a test: run its main on an idle machine.
 */
final class Calibration {

    private static final int[] SIZES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000};
    private static final int MOST_SINGLE = 200;

    private record Shape(String name, String table, String query) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape("narrow", "a int4, b int4, c int4", "select g::int4, (g * 7)::int4, (g * 11)::int4"),
            new Shape(
                    "wide",
                    "id int8, name text, email text, amount numeric(12, 2), active bool, at timestamptz, doc jsonb, note text",
                    "select g::int8, 'customer number ' || g, 'customer' || g || '@example.org', (g * 1.25)::numeric,"
                            + " g % 2 = 0, timestamptz '2026-01-01' + g * interval '1 second', jsonb_build_object('source', 'web', 'tags',"
                            + " 'abcdefgh', 'visits', g), case when g % 3 = 0 then 'a note that is there in some rows' end"),
            new Shape(
                    "broad",
                    String.join(
                            ", ",
                            IntStream.rangeClosed(1, 30)
                                    .mapToObj(i -> "c" + i + " int4")
                                    .toList()),
                    "select "
                            + String.join(
                                    ", ",
                                    IntStream.rangeClosed(1, 30)
                                            .mapToObj(i -> "(g + " + i + ")::int4")
                                            .toList())));

    /** One measured point. */
    private record Point(
            Shape shape, Way way, Transaction transaction, int rows, int bytes, int columns, double micros) {}

    private final Connection connection;
    private final double seconds;
    private String copyGuard = "";
    private final List<Point> points = new ArrayList<>();

    private Calibration(Connection connection, double seconds) {
        this.connection = connection;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 0.5;
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        try (Connection connection = database.connect()) {
            Calibration calibration = new Calibration(connection, seconds);
            for (Shape shape : SHAPES) {
                calibration.measure(shape);
            }
            calibration.print();
        }
    }

    private void measure(Shape shape) throws Exception {
        execute("drop table if exists t; create table t (" + shape.table + ")");
        Destination destination = Encoded.table(connection, "t");
        Table table = TableReader.read(connection, destination.table());
        String guard = Guard.condition(table, table.columns());
        copyGuard = Guard.statement(guard + " and " + Guard.noRule(table));
        Inserts inserts = Inserts.into(destination, guard);
        for (int size : SIZES) {
            Rows rows = Encoded.rows(connection, shape.query + " from generate_series(1, " + size + ") g");
            for (Transaction transaction : size <= 20 ? Transaction.values() : new Transaction[] {Transaction.OWN}) {
                measure(shape, destination, inserts, rows, transaction);
            }
        }
    }

    private void measure(Shape shape, Destination destination, Inserts inserts, Rows rows, Transaction transaction)
            throws SQLException {
        Map<Way, List<Double>> times = new TreeMap<>();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (int turn = 0; turn < 6 || System.nanoTime() < end; turn++) {
            for (Way way : Way.values()) {
                if (way == Way.SINGLE_INSERT && rows.count() > MOST_SINGLE) {
                    continue;
                }
                times.computeIfAbsent(way, w -> new ArrayList<>())
                        .add(time(destination, inserts, way, rows, transaction));
            }
            if (turn % 50 == 0) {
                execute("truncate t");
            }
        }
        times.forEach((way, all) -> {
            List<Double> later = new ArrayList<>(all.subList(Math.min(all.size() - 1, 3), all.size()));
            later.sort(Comparator.naturalOrder());
            double decile = later.get(later.size() / 10);
            points.add(new Point(
                    shape,
                    way,
                    transaction,
                    rows.count(),
                    rows.bytes().size(),
                    destination.fields().size(),
                    decile));
            System.out.printf(
                    Locale.ROOT,
                    "%s\t%s\t%s\t%d\t%.1f\t(%d)%n",
                    shape.name,
                    transaction,
                    way,
                    rows.count(),
                    decile,
                    all.size());
        });
    }

    private double time(Destination destination, Inserts inserts, Way way, Rows rows, Transaction transaction)
            throws SQLException {
        connection.setAutoCommit(transaction != Transaction.CALLERS);
        boolean own = transaction == Transaction.OWN;
        long begin = System.nanoTime();
        if (way == Way.COPY) {
            List<String> before = own ? List.of("begin", "select pg_current_xact_id()") : List.of("begin");
            List<String> after = own ? List.of(copyGuard, "commit") : List.of(copyGuard);
            CopyFlight.begin(connection, before, destination.copy(), List.of("rollback"), CopyFlight.PATIENCE)
                    .complete(rows.bytes().array(), 0, rows.bytes().size(), after);
        } else if (!own
                || inserts.areOneStatement(way, rows.count(), rows.bytes().size())) {
            inserts.send(connection, way, rows, List.of(), List.of());
        } else {
            inserts.send(connection, way, rows, List.of("begin"), List.of("commit"));
        }
        double micros = (System.nanoTime() - begin) / 1e3;
        connection.setAutoCommit(true);
        return micros;
    }

    private void print() {
        for (Transaction transaction : Transaction.values()) {
            for (Way way : Way.values()) {
                double[] extra = points.stream()
                        .filter(p -> p.way == way && p.transaction == transaction && p.rows <= 20)
                        .mapToDouble(p -> p.micros - micros(p.shape, way, Transaction.OWN, p.rows))
                        .sorted()
                        .toArray();
                System.out.printf(
                        Locale.ROOT, "extra over OWN\t%s\t%s\t%.1f%n", transaction, way, extra[extra.length / 2]);
            }
        }
        for (Way way : Way.values()) {
            List<Point> own = points.stream()
                    .filter(p -> p.way == way && p.transaction == Transaction.OWN)
                    .toList();
            double[] constants = fit(own);
            System.out.println(way + " fixed, statement, row, field, byte (us): " + Arrays.toString(constants));
            for (Point point : own) {
                double[] x = features(point);
                double predicted = IntStream.range(0, x.length)
                        .mapToDouble(i -> x[i] * constants[i])
                        .sum();
                System.out.printf(
                        Locale.ROOT,
                        "  %s\t%d\t%.1f\t%.1f\t%.2f%n",
                        point.shape.name,
                        point.rows,
                        point.micros,
                        predicted,
                        predicted / point.micros);
            }
        }
    }

    private double micros(Shape shape, Way way, Transaction transaction, int rows) {
        return points.stream()
                .filter(p -> p.shape.equals(shape) && p.way == way && p.transaction == transaction && p.rows == rows)
                .findFirst()
                .orElseThrow()
                .micros;
    }

    private static double[] features(Point point) {
        Situation situation =
                Situation.of(point.rows, point.bytes / point.rows, point.columns, Transaction.OWN, Duration.ZERO);
        CostModel.Features of = CostModel.features(point.way, situation);
        boolean single = point.way == Way.SINGLE_INSERT;
        boolean many = single || point.way == Way.MULTI_VALUES;
        return new double[] {1, many ? of.statements() : 0, single ? 0 : of.rows(), of.fields(), of.bytes()};
    }

    /** Least squares of the relative errors, no constant below 0: one constant after the other, until nothing changes. */
    private static double[] fit(List<Point> points) {
        double[] constants = new double[5];
        for (int round = 0; round < 200_000; round++) {
            int at = round % constants.length;
            double above = 0;
            double below = 0;
            for (Point point : points) {
                double[] x = features(point);
                double rest = point.micros;
                for (int i = 0; i < x.length; i++) {
                    rest -= i == at ? 0 : constants[i] * x[i];
                }
                above += x[at] * rest / (point.micros * point.micros);
                below += x[at] * x[at] / (point.micros * point.micros);
            }
            constants[at] = below == 0 ? 0 : Math.max(0, above / below);
        }
        return constants;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
