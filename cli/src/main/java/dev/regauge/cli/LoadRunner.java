package dev.regauge.cli;

import dev.regauge.load.LoadReport;
import dev.regauge.load.LoadWatch;
import dev.regauge.load.TableApproval;
import java.io.InputStream;
import javax.sql.DataSource;

/** What loads; a seam, because some ends of a load cannot be had at will, such as a server lost in a commit. */
@FunctionalInterface
interface LoadRunner {

    /** Opens the files, and loads them. */
    LoadRunner REAL = (plan, input, database, watch, approval) ->
            plan.load().run(database, LoadSources.of(plan, input), watch, approval);

    LoadReport run(LoadPlan plan, InputStream input, DataSource database, LoadWatch watch, TableApproval approval);
}
