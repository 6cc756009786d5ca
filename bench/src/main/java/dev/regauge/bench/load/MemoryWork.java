package dev.regauge.bench.load;

import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Program;
import dev.regauge.bench.run.Work;
import java.nio.file.Path;
import java.util.List;

/** Whether a small heap is enough for any number of rows. A load that fails ends the work. */
record MemoryWork(RegaugeProgram regauge) implements Work {

    private static final String HEAP = "-Xmx64m";

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        regauge.require();
        for (int rows : WideWork.sizes(options)) {
            try (Target target = Target.at(server);
                    WideFiles files = WideFiles.of(target, rows)) {
                measure(target, files, options, output);
            }
        }
    }

    private void measure(Target target, WideFiles files, Options options, Output output) throws Exception {
        Path csv = files.write("wide.csv", WideFiles.CSV);
        List<Task> tasks = tasks(csv, files.contents(), target);
        files.dropSource();
        Plan plan = WideWork.plan(options);
        output.print(WideWork.title("memory, REGAUGE_JAVA_OPTIONS=" + HEAP, files.rows(), csv, plan));
        Figures figures = Figures.measure(tasks, target, plan);
        // none that failed comes to the table
        output.print(figures.table(RegaugeProgram.NAME, List.of("success"), process -> List.of("yes")));
        figures.file(output, "memory", files.rows() + " rows");
    }

    private List<Task> tasks(Path csv, Contents all, Target target) {
        return List.of(
                small("", regauge.load(csv, target), all),
                small(" --resume --jobs 2", regauge.load(csv, target, "--resume", "--jobs", "2"), all),
                small(" --jobs 2", regauge.load(csv, target, "--jobs", "2"), all),
                Task.of(RegaugeProgram.NAME + ", the heap as it comes", regauge.load(csv, target), all));
    }

    private Task small(String options, Program load, Contents all) {
        return Task.of(RegaugeProgram.NAME + options, regauge.withJava(HEAP, load), all);
    }
}
