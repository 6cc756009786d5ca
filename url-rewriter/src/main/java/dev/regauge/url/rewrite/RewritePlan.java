package dev.regauge.url.rewrite;

import java.util.List;

/**
 * What a route changes in the files of a project: computed without touching them.
 *
 * @param files the files with safe edits, sorted by name
 * @param refusals what a person has to decide, sorted by place
 * @param filesRead how many files were looked into
 */
public record RewritePlan(List<FileRewrite> files, List<Refusal> refusals, int filesRead) {

    /** Copies the lists. */
    public RewritePlan {
        files = List.copyOf(files);
        refusals = List.copyOf(refusals);
    }
}
