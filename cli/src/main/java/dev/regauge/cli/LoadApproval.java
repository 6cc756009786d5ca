package dev.regauge.cli;

import dev.regauge.load.TableApproval;
import dev.regauge.page.Visible;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows a table that is proposed, and asks whether it may be created. */
final class LoadApproval implements TableApproval {

    private final LoadPlan plan;
    private final LoadSurroundings surroundings;

    LoadApproval(LoadPlan plan, LoadSurroundings surroundings) {
        this.plan = plan;
        this.surroundings = surroundings;
    }

    @Override
    public boolean approve(String sql) {
        PrintWriter shownOn = plan.showing().json ? surroundings.err() : surroundings.out();
        shownOn.println(Visible.block(sql.strip()));
        shownOn.flush();
        return plan.approved() || plan.settings().dryRun() || isYes();
    }

    private boolean isYes() {
        String answer = surroundings
                .dialogue()
                .answer("Create this table? [y/N] ")
                .orElseThrow(() -> CommandException.wrongUse("--create: the table is not there, and nobody can be asked"
                        + " whether it may be created\n  found:    no terminal\n  to fix:   look at the proposal with"
                        + " --dry-run, then add --yes; or create the table yourself"));
        return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
