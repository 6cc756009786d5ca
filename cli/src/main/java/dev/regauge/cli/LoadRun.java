package dev.regauge.cli;

import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.load.CannotLoadException;
import dev.regauge.load.LoadRefusedException;
import dev.regauge.load.LoadReport;
import dev.regauge.load.LoadWatch;

/** One load from its login to its summary. */
final class LoadRun {

    private final LoadPlan plan;
    private final LoadRunner runner;
    private final LoadSurroundings surroundings;
    private final LoadWatch watch = new LoadWatch();

    LoadRun(LoadPlan plan, LoadRunner runner, LoadSurroundings surroundings) {
        this.plan = plan;
        this.runner = runner;
        this.surroundings = surroundings;
    }

    /**
     * Loads, and tells what has become of it.
     *
     * @return the exit code
     * @throws CommandException when it cannot begin
     */
    int run() {
        try (RegaugeDataSource database = new LoadLogin(plan, surroundings).open();
                LoadInterruption interruption = LoadInterruption.over(watch, surroundings.err())) {
            LoadSummary summary = new LoadSummary(plan, loaded(database));
            surroundings.out().println(plan.showing().json ? summary.json() : summary.text());
            surroundings.out().flush();
            interruption.told();
            return summary.exitCode();
        } catch (LoadRefusedException refused) {
            throw CommandException.wrongUse(String.valueOf(refused.getMessage()));
        } catch (CannotLoadException failed) {
            String message = String.valueOf(failed.getMessage());
            throw failed.isServerLost() ? CommandException.noServer(message) : CommandException.wrongUse(message);
        }
    }

    private LoadReport loaded(RegaugeDataSource database) {
        try (LoadProgress progress = LoadProgress.start(watch, surroundings, plan.showing().quiet)) {
            if (plan.readsStandardInput() && Terminal.typed()) {
                surroundings.err().println("Reading rows from standard input, to its end (Ctrl-D)");
            }
            LoadApproval approval = new LoadApproval(plan, surroundings);
            return runner.run(
                    plan, surroundings.input(), database, watch, sql -> progress.undrawn(() -> approval.approve(sql)));
        }
    }
}
