package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Ratio;
import dev.regauge.bench.paired.TextTable;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.run.Address;
import dev.regauge.bench.run.Output;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each of the first executions on a fresh connection takes, over many connections. */
final class FirstExecutions {

    private static final int EXECUTIONS = 12;

    private final Query query;
    private final Address address;
    private final int connections;
    /** By execution, a value a connection. */
    private final Map<Prepared, double[][]> nanos = new LinkedHashMap<>();

    FirstExecutions(Query query, Address address, int connections) {
        this.query = query;
        this.address = address;
        this.connections = connections;
        Prepared.ALL.forEach(how -> nanos.put(how, new double[EXECUTIONS][connections]));
    }

    void measure() throws SQLException {
        for (int connection = 0; connection < connections; connection++) {
            for (Map.Entry<Prepared, double[][]> lane : nanos.entrySet()) {
                measure(lane.getKey(), lane.getValue(), connection);
            }
        }
    }

    private void measure(Prepared how, double[][] nanosOf, int number) throws SQLException {
        try (Connection connection = how.connect(address)) {
            query.otherText().run(connection, 1);
            for (int execution = 0; execution < EXECUTIONS; execution++) {
                long start = System.nanoTime();
                query.run(connection, 1 + number);
                nanosOf[execution][number] = System.nanoTime() - start;
            }
        }
    }

    /** A list for each execution, as if it were a work of its own. */
    List<Turns> ofExecution(int execution) {
        List<Turns> all = new ArrayList<>();
        nanos.forEach((how, values) -> all.add(Turns.of(how.name(), 1, values[execution - 1])));
        return all;
    }

    void file(Output output) {
        for (int execution = 1; execution <= EXECUTIONS; execution++) {
            output.file("first executions", query.name() + ", execution " + execution, ofExecution(execution));
        }
    }

    /** Microseconds in the middle of all connections; a row an execution. */
    String times() {
        return table(
                Prepared.ALL,
                (how, execution) ->
                        String.format(Locale.ROOT, "%.0f", turns(how, execution).median() / 1e3));
    }

    /** How many times as long as the driver takes that never prepares by name, with the 95 % interval. */
    String ratios() {
        List<Prepared> named =
                Prepared.ALL.stream().filter(how -> !how.equals(how.disabled())).toList();
        return table(named, (how, execution) -> {
            Ratio ratio = turns(how, execution).over(turns(how.disabled(), execution));
            return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", ratio.median(), ratio.low(), ratio.high());
        });
    }

    private Turns turns(Prepared how, int execution) {
        return ofExecution(execution).get(Prepared.ALL.indexOf(how));
    }

    private interface Cell {
        String of(Prepared how, int execution);
    }

    private static String table(List<Prepared> columns, Cell cell) {
        List<String> heads = new ArrayList<>(List.of("execution"));
        columns.forEach(how -> heads.add(how.name()));
        TextTable table = new TextTable(heads);
        for (int execution = 1; execution <= EXECUTIONS; execution++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(execution)));
            for (Prepared how : columns) {
                row.add(cell.of(how, execution));
            }
            table.row(row);
        }
        return table.toString();
    }
}
