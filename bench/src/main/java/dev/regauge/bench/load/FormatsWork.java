package dev.regauge.bench.load;

import dev.regauge.bench.paired.Comparison;
import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Program;
import dev.regauge.bench.run.Work;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same rows in every format, in one transaction. */
record FormatsWork(RegaugeProgram regauge) implements Work {

    private static final String CSV = "csv";

    /** Neither character is in any row, so that no line is quoted. */
    private static final String LINES = "format csv, delimiter E'\\x02', quote E'\\x01'";

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        regauge.require();
        int rows = WideWork.sizes(options).get(0);
        try (Target target = Target.at(server);
                WideFiles files = WideFiles.of(target, rows)) {
            measure(target, files, options, output);
        }
    }

    private void measure(Target target, WideFiles files, Options options, Output output) throws Exception {
        Map<String, Path> byFormat = byFormat(files);
        Contents all = files.contents();
        List<Task> tasks = byFormat.entrySet().stream()
                .map(format -> Task.of(format.getKey(), load(format.getKey(), format.getValue(), target), all))
                .toList();
        files.dropSource();
        Plan plan = WideWork.plan(options);
        output.print(WideWork.title("formats", files.rows(), byFormat.getOrDefault(CSV, files.folder()), plan));
        Figures figures = Figures.measure(tasks, target, plan);
        output.print(figures.table(CSV, List.of("MB", "MB/s"), process -> {
            double megabytes = WideFiles.megabytes(byFormat.getOrDefault(process.name(), files.folder()));
            return List.of(Comparison.figures(megabytes), Comparison.figures(megabytes / figures.seconds(process)));
        }));
        figures.file(output, "formats", files.rows() + " rows");
    }

    private Program load(String format, Path file, Target target) {
        return format.equals("copy-text") ? regauge.load(file, target, "--format", format) : regauge.load(file, target);
    }

    /** By the name in the table. */
    private static Map<String, Path> byFormat(WideFiles files) throws Exception {
        Map<String, Path> byFormat = new LinkedHashMap<>();
        Path csv = files.write("wide.csv", WideFiles.CSV);
        byFormat.put(CSV, csv);
        byFormat.put("csv.gz", WideFiles.pack(csv));
        byFormat.put("tsv", files.write("wide.tsv", WideFiles.CSV + ", delimiter E'\\t'"));
        byFormat.put("copy-text", files.write("wide.txt", "format text"));
        byFormat.put(
                "jsonl",
                files.write("wide.jsonl", "select row_to_json(s)::text from " + WideFiles.SOURCE + " s", LINES));
        return byFormat;
    }
}
