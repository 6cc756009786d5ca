package dev.regauge.cli;

import dev.regauge.page.Count;
import dev.regauge.route.Route;
import dev.regauge.url.rewrite.ProjectRewriter;
import dev.regauge.url.rewrite.Refusal;
import dev.regauge.url.rewrite.RewritePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The safe edits of a project's files.
 *
 * @param all what the route changes in the files as they were found
 * @param open what it changes in the files as they are now
 * @param diff of all edits, secrets masked
 * @param written whether the edits were made
 */
record Edits(RewritePlan all, RewritePlan open, String diff, boolean written) {

    /** Plans the edits, and makes them where that is wanted. */
    static Edits plan(Path project, Route route, boolean write) {
        RewritePlan plan = ProjectRewriter.plan(project, route);
        String diff = plan.diff(project);
        if (!write || plan.files().isEmpty()) {
            return new Edits(plan, plan, diff, false);
        }
        List<Refusal> unwritten = plan.write(project);
        RewritePlan left = ProjectRewriter.plan(project, route);
        List<Refusal> refusals =
                Stream.concat(left.refusals().stream(), unwritten.stream()).toList();
        return new Edits(plan, new RewritePlan(left.files(), refusals, left.filesRead()), diff, true);
    }

    String describe() {
        int edits = all.files().stream().mapToInt(file -> file.edits().size()).sum();
        String what = Count.of(edits, "safe edit", "safe edits") + " in "
                + Count.of(all.files().size(), "file", "files");
        return edits == 0 ? "nothing to edit" : what + (written ? ", made" : "; --write makes them");
    }
}
