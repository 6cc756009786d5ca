package dev.regauge.bench.load;

import dev.regauge.bench.copy.WideRows;
import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Program;
import dev.regauge.bench.run.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What refused rows cost: few, many, all; found in their texts, and found by the server in a unique index. */
record RejectsWork(RegaugeProgram regauge) implements Work {

    private static final String NONE = "none refused";
    private static final String EACH_AMOUNT = "case when %s then 'much' else amount::text end";
    private static final String EACH_ID = "case when %s then id - 1 else id end";

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        regauge.require();
        try (Target target = Target.at(server);
                WideFiles files = WideFiles.of(target, rows(options))) {
            target.execute("alter table " + Target.TABLE + " add primary key (id)");
            measure(target, files, options, output);
        }
    }

    private void measure(Target target, WideFiles files, Options options, Output output) throws Exception {
        List<Task> tasks = tasks(files, target);
        Plan plan = WideWork.plan(options);
        output.print(WideWork.title(
                "rejects, --max-errors 100%, a primary key",
                files.rows(), files.folder().resolve("good.csv"), plan));
        Figures figures = Figures.measure(tasks, target, plan);
        output.print(figures.table(NONE, List.of("source", "loaded", "rejected"), RejectsWork::counts));
        figures.file(output, "rejects", files.rows() + " rows");
    }

    private List<Task> tasks(WideFiles files, Target target) throws SQLException, IOException {
        int rows = files.rows();
        Path good = files.write("good.csv", WideFiles.CSV);
        List<Task> tasks = new ArrayList<>();
        tasks.add(task(NONE, good, files, target, "", files.contents()));
        for (int step : List.of(rows, 100, 1)) {
            String bad = bad(step);
            Path file = files.write("text-" + step + ".csv", with(EACH_AMOUNT.formatted(bad), "amount"), WideFiles.CSV);
            tasks.add(task(rows / step + " of no number", file, files, target, "", files.contents("not " + bad)));
        }
        for (int step : List.of(rows, 100)) {
            String bad = bad(step);
            Path file = files.write("key-" + step + ".csv", with(EACH_ID.formatted(bad), "id"), WideFiles.CSV);
            tasks.add(task(
                    rows / step + " of a key that is there", file, files, target, "", files.contents("not " + bad)));
        }
        String all = "insert into " + Target.TABLE + " select * from " + WideFiles.SOURCE;
        tasks.add(task(rows + " of a key that is there", good, files, target, all, files.contents()));
        return tasks;
    }

    private Task task(String name, Path file, WideFiles files, Target target, String ready, Contents expected) {
        Program program = regauge.load(
                file,
                target,
                "--max-errors",
                "100%",
                "--rejects",
                files.folder().resolve("rejects.jsonl").toString(),
                "--json");
        return new Task(name, program, files.rows(), ready, expected, List.of(name.equals(NONE) ? 0 : 1));
    }

    /** Whether a row is one of those that are evenly spread. */
    private static String bad(int step) {
        return "((id - " + WideRows.FIRST_ID + ") % " + step + " = " + step / 2 + ")";
    }

    private static String with(String expression, String column) {
        String columns = "id, customer, title, amount, paid, placed, details, note"
                .replaceFirst("\\b" + column + ",", expression + " as " + column + ",");
        return "select " + columns + " from " + WideFiles.SOURCE + " order by " + WideFiles.SOURCE + ".id";
    }

    private static List<String> counts(WholeProcess process) {
        return List.of("source", "loaded", "rejected").stream()
                .map(name -> number(process.output(), name))
                .toList();
    }

    private static String number(String json, String name) {
        Matcher number = Pattern.compile("\"" + name + "\":\\s*(\\d+)").matcher(json);
        return number.find() ? number.group(1) : "-";
    }

    private static int rows(Options options) {
        return switch (options.effort()) {
            case TINY -> 300;
            case QUICK -> 10_000;
            case FULL -> 100_000;
        };
    }
}
